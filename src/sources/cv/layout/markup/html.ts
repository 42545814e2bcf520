import { parseDocument } from 'htmlparser2'
import type { Words } from '../gutter.ts'
import type { Layout, Warning } from '../model.ts'
import type { Block, Paragraph, Run, TableCell } from './blocks.ts'
import { typeset } from './typeset.ts'
import type { Node } from './xml.ts'

interface Style {
  readonly bold: boolean
  readonly italic: boolean
  readonly size: number
  readonly colour: string
  readonly href: string | null
}

const blocks = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
const skipped = new Set(
  'script style head noscript template iframe object embed svg math canvas audio video select option button input textarea'.split(
    ' ',
  ),
)
const sizes: Readonly<Record<string, number>> = { h1: 22, h2: 16, h3: 13, h4: 12, h5: 11, h6: 10.5, small: 8.5 }

const unseen =
  /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*[01](?:px|pt)?\s*(?:;|$)|text-indent\s*:\s*-\d{3,}|left\s*:\s*-\d{3,}px/i
const white = /(?:^|;)\s*color\s*:\s*(?:white|#fff(?:fff)?|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))/i
const background = /background/i

interface Writer {
  readonly out: Block[]
  runs: Run[]
  bullet: string | null
  indent: number
  before: number
  level: number | null
  readonly hidden: string[]
  pictures: number
}

function flush(writer: Writer): void {
  if (writer.runs.some(run => run.text.trim())) {
    const paragraph: Paragraph = {
      kind: 'paragraph',
      runs: trim(writer.runs),
      indent: writer.indent,
      bullet: writer.bullet,
      before: writer.before,
      level: writer.level,
    }
    writer.out.push(paragraph)
    writer.before = 0
    writer.bullet = null
  }
  writer.runs = []
}

function trim(runs: readonly Run[]): Run[] {
  let open = false
  return runs.flatMap(run => {
    const text = open ? run.text : run.text.replace(/^[ \n]+/, '')
    if (text.trim()) open = true
    return text === '' ? [] : [{ ...run, text }]
  })
}

const textIn = (node: Node): string => node.data ?? (node.children ?? []).map(textIn).join(' ')

function styled(name: string, attributes: Readonly<Record<string, string>>, style: Style): Style {
  const css = attributes['style'] ?? ''
  const weight = /font-weight\s*:\s*(bold(?:er)?|[6-9]00)/i.test(css)
  const size = /font-size\s*:\s*([\d.]{1,5})(px|pt|em|rem)/i.exec(css)
  const colour = /(?:^|;)\s*color\s*:\s*(#[0-9a-f]{6})/i.exec(css)
  const href =
    name === 'a' && /^(?:https?:|mailto:|tel:)/i.test(attributes['href'] ?? '')
      ? (attributes['href'] ?? null)
      : style.href
  const scale: Readonly<Record<string, number>> = { px: 0.75, pt: 1, em: style.size, rem: 10 }
  return {
    bold: style.bold || weight || /^(?:b|strong|th|h[1-6]|dt)$/.test(name),
    italic: style.italic || /^(?:i|em|cite)$/.test(name) || /font-style\s*:\s*italic/i.test(css),
    size:
      size?.[1] && size[2]
        ? Math.max(2, Math.min(60, Number(size[1]) * (scale[size[2].toLowerCase()] ?? 1)))
        : (sizes[name] ?? style.size),
    colour: colour?.[1]?.toLowerCase() ?? style.colour,
    href,
  }
}

function walk(node: Node, style: Style, writer: Writer, depth: number): void {
  if (depth > 200) return
  if (node.type === 'text') {
    const text = (node.data ?? '').replace(/\s+/g, ' ')
    if (text) writer.runs.push({ text, ...style })
    return
  }
  const name = node.name ?? ''
  if (node.type !== 'root' && node.type !== 'tag') return
  if (skipped.has(name)) return
  const attributes = node.attribs ?? {}
  const css = attributes['style'] ?? ''
  if (attributes['hidden'] !== undefined || unseen.test(css) || (white.test(css) && !background.test(css))) {
    const text = textIn(node).replace(/\s+/g, ' ').trim()
    if (text) writer.hidden.push(text)
    return
  }
  if (name === 'img') {
    writer.pictures++
    return
  }
  if (name === 'br') {
    writer.runs.push({ text: '\n', ...style })
    return
  }
  const inner = styled(name, attributes, style)
  if (name === 'table') {
    flush(writer)
    writer.out.push({ kind: 'table', rows: tableRows(node, inner, writer, depth) })
    return
  }
  const block = blocks.has(name)
  if (block) flush(writer)
  const outer = { indent: writer.indent, level: writer.level }
  const heading = /^h([1-6])$/.exec(name)
  if (heading?.[1]) writer.level = Number(heading[1])
  if (block && /^(?:p|h[1-6]|section|header|article|ul|ol|dl)$/.test(name))
    writer.before = Math.max(writer.before, heading ? 10 : 6)
  if (name === 'ul' || name === 'ol' || name === 'dd' || name === 'blockquote') writer.indent += 18
  if (name === 'li') writer.bullet = '•'
  for (const child of node.children ?? []) walk(child, inner, writer, depth + 1)
  if (block) flush(writer)
  writer.indent = outer.indent
  writer.level = outer.level
}

function* rowsIn(node: Node, depth = 0): Generator<Node> {
  for (const child of node.children ?? []) {
    if (child.name === 'tr') yield child
    else if (depth < 3 && /^(?:tbody|thead|tfoot)$/.test(child.name ?? '')) yield* rowsIn(child, depth + 1)
  }
}

function tableRows(table: Node, style: Style, writer: Writer, depth: number): TableCell[][] {
  return [...rowsIn(table)].map(row =>
    (row.children ?? [])
      .filter(cell => cell.name === 'td' || cell.name === 'th')
      .map(cell => {
        const inner: Writer = { ...writer, out: [], runs: [], bullet: null, indent: 0, before: 0, level: null }
        for (const child of cell.children ?? [])
          walk(child, styled(cell.name ?? '', cell.attribs ?? {}, style), inner, depth + 2)
        flush(inner)
        writer.pictures = Math.max(writer.pictures, inner.pictures)
        const width = /(\d{1,4})/.exec(cell.attribs?.['width'] ?? '')?.[1]
        const span = Math.max(1, Math.min(20, Number(cell.attribs?.['colspan']) || 1))
        return { width: Number(width) || span, blocks: inner.out }
      }),
  )
}

/** Reads a page of HTML as its text: nothing is run or fetched. */
export function readHtml(text: string, words: Words): Layout {
  const root: Node = parseDocument(text.slice(0, 4_000_000))
  const writer: Writer = { out: [], runs: [], bullet: null, indent: 0, before: 0, level: null, hidden: [], pictures: 0 }
  walk(root, { bold: false, italic: false, size: 10, colour: '#000000', href: null }, writer, 0)
  flush(writer)
  const warnings: Warning[] = []
  const hidden = writer.hidden.join(' ')
  if (hidden.length >= 4)
    warnings.push({
      code: 'hidden-text',
      text: `Text that a reader does not see was left out: "${hidden.slice(0, 160)}"`,
    })
  if (/<script\b/i.test(text)) warnings.push({ code: 'javascript', text: 'The page holds scripts. They were not run.' })
  const title = /<title[^>]{0,200}>([^<]{1,300})</i.exec(text)?.[1]?.trim() ?? null
  return {
    pages: [],
    lines: typeset(writer.out, words),
    warnings,
    portraits: writer.pictures > 0 ? 1 : 0,
    title,
    author: null,
    producer: null,
  }
}
