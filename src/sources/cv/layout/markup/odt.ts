import { UnreadableCv } from '../../unreadable.ts'
import type { Words } from '../gutter.ts'
import type { Layout, Warning } from '../model.ts'
import { partsOf } from '../zip.ts'
import type { Block, Paragraph, Run, TableCell } from './blocks.ts'
import { typeset } from './typeset.ts'
import { child, children, descendants, elements, parseXml, textIn, type Xml } from './xml.ts'

interface Style {
  readonly size?: number
  readonly bold?: boolean
  readonly italic?: boolean
  readonly colour?: string
  readonly hidden?: boolean
  readonly indent?: number
  readonly before?: number
}

const points = (text: string | undefined): number | undefined => {
  const match = /^(-?[\d.]+)(pt|cm|in|mm|px)$/.exec(text ?? '')
  if (!match?.[1]) return undefined
  const factor: Readonly<Record<string, number>> = { pt: 1, cm: 28.35, in: 72, mm: 2.835, px: 0.75 }
  return Number(match[1]) * (factor[match[2] ?? 'pt'] ?? 1)
}

function styleOf(xml: Xml): Style {
  const text = child(xml, 'style:text-properties')?.attributes ?? {}
  const paragraph = child(xml, 'style:paragraph-properties')?.attributes ?? {}
  const style: Record<string, string | number | boolean> = {}
  const size = points(text['fo:font-size'])
  if (size !== undefined) style['size'] = size
  if (text['fo:font-weight']) style['bold'] = /bold|[6-9]00/.test(text['fo:font-weight'])
  if (text['fo:font-style']) style['italic'] = /italic|oblique/.test(text['fo:font-style'])
  if (/^#[0-9a-f]{6}$/i.test(text['fo:color'] ?? '')) style['colour'] = (text['fo:color'] ?? '').toLowerCase()
  if (text['text:display'] === 'none') style['hidden'] = true
  const indent = points(paragraph['fo:margin-left'])
  if (indent !== undefined) style['indent'] = Math.max(0, indent)
  const before = points(paragraph['fo:margin-top'])
  if (before !== undefined) style['before'] = before
  return style
}

interface Reader {
  readonly styles: ReadonlyMap<string, Style>
  readonly hidden: string[]
  pictures: number
}

function stylesIn(roots: readonly (Xml | undefined)[]): Map<string, Style> {
  const raw = new Map<string, { own: Style; parent: string | undefined }>()
  for (const root of roots)
    for (const style of descendants(root, 'style:style')) {
      const name = style.attributes['style:name']
      if (name) raw.set(name, { own: styleOf(style), parent: style.attributes['style:parent-style-name'] })
    }
  const resolved = new Map<string, Style>()
  const resolve = (name: string, depth: number): Style => {
    const done = resolved.get(name)
    if (done) return done
    const style = raw.get(name)
    if (!style || depth > 20) return {}
    const whole = { ...(style.parent ? resolve(style.parent, depth + 1) : {}), ...style.own }
    resolved.set(name, whole)
    return whole
  }
  for (const name of raw.keys()) resolve(name, 0)
  return resolved
}

function runsIn(xml: Xml, style: Style, href: string | null, reader: Reader, runs: Run[], depth: number): void {
  if (depth > 40) return
  for (const part of xml.children) {
    if (typeof part === 'string') {
      const text = part.replace(/\s+/g, ' ')
      if (style.hidden || style.colour === '#ffffff' || (style.size ?? 10) < 2) {
        if (text.trim()) reader.hidden.push(text)
      } else if (text)
        runs.push({
          text,
          bold: style.bold ?? false,
          italic: style.italic ?? false,
          size: style.size ?? 12,
          colour: style.colour ?? '#000000',
          href,
        })
      continue
    }
    const own = reader.styles.get(part.attributes['text:style-name'] ?? '') ?? {}
    const plain = {
      bold: style.bold ?? false,
      italic: style.italic ?? false,
      size: style.size ?? 12,
      colour: style.colour ?? '#000000',
      href,
    }
    if (part.name === 'text:tab') runs.push({ text: '\t', ...plain })
    else if (part.name === 'text:line-break') runs.push({ text: '\n', ...plain })
    else if (part.name === 'text:s')
      runs.push({ text: ' '.repeat(Math.min(40, Number(part.attributes['text:c']) || 1)), ...plain })
    else if (part.name === 'text:a') {
      const target = part.attributes['xlink:href'] ?? ''
      runsIn(part, style, /^(?:https?:|mailto:)/i.test(target) ? target : href, reader, runs, depth + 1)
    } else if (part.name === 'draw:frame') reader.pictures++
    else if (!/^(?:office:annotation|text:note|text:tracked-changes|draw:)/.test(part.name))
      runsIn(part, { ...style, ...own }, href, reader, runs, depth + 1)
  }
}

function blocksIn(xml: Xml, reader: Reader, bullet: string | null, depth: number): Block[] {
  if (depth > 20) return []
  return elements(xml).flatMap((part): Block[] => {
    if (part.name === 'text:p' || part.name === 'text:h') {
      const style = reader.styles.get(part.attributes['text:style-name'] ?? '') ?? {}
      const runs: Run[] = []
      runsIn(part, style, null, reader, runs, 0)
      const level = Number(part.attributes['text:outline-level'])
      const boxes = [...descendants(part, 'draw:text-box')].flatMap(box => blocksIn(box, reader, null, depth + 1))
      const paragraph: Paragraph = {
        kind: 'paragraph',
        runs,
        indent: style.indent ?? 0,
        bullet,
        before: Math.min(40, style.before ?? 0),
        level: part.name === 'text:h' && level >= 1 && level <= 6 ? level : null,
      }
      return [...boxes, paragraph]
    }
    if (part.name === 'text:list')
      return children(part, 'text:list-item').flatMap(item => blocksIn(item, reader, '•', depth + 1))
    if (part.name === 'table:table') {
      const rows = [...descendants(part, 'table:table-row')].map(row =>
        children(row, 'table:table-cell').map(
          (cell): TableCell => ({
            width: Math.max(1, Math.min(20, Number(cell.attributes['table:number-columns-spanned']) || 1)),
            blocks: blocksIn(cell, reader, null, depth + 1),
          }),
        ),
      )
      return [{ kind: 'table', rows }]
    }
    return part.name === 'text:tracked-changes' ? [] : blocksIn(part, reader, bullet, depth + 1)
  })
}

/**
 * Reads OpenDocument text (ISO/IEC 26300).
 * @throws UnreadableCv when it is damaged or has no text.
 */
export async function readOdt(bytes: Uint8Array, words: Words): Promise<Layout> {
  const { names, files } = await partsOf(bytes, name => /^(?:content|styles|meta)\.xml$/.test(name))
  const part = (name: string) => {
    const file = files.get(name)
    return file ? parseXml(file) : undefined
  }
  const content = child(part('content.xml'), 'office:document-content')
  const text = child(child(content, 'office:body'), 'office:text')
  if (!text) throw new UnreadableCv('damaged', 'The OpenDocument file has no text part.')
  const reader: Reader = { styles: stylesIn([part('styles.xml'), content]), hidden: [], pictures: 0 }
  const lines = typeset(blocksIn(text, reader, null, 0), words)
  const warnings: Warning[] = []
  const hidden = reader.hidden.join(' ').trim()
  if (hidden.length >= 4)
    warnings.push({
      code: 'hidden-text',
      text: `Text that a reader does not see was left out: "${hidden.slice(0, 160)}"`,
    })
  if (names.some(name => /^(?:Basic|Scripts)\//.test(name)))
    warnings.push({ code: 'macro', text: 'The document holds macros. They were not run.' })
  const meta = child(child(part('meta.xml'), 'office:document-meta'), 'office:meta')
  const said = (name: string) => textIn(child(meta, name)).trim() || null
  return {
    pages: [],
    lines,
    warnings,
    portraits: names.some(name => /^Pictures\/.+\.(?:jpe?g|png)$/i.test(name)) ? 1 : 0,
    title: said('dc:title'),
    author: said('meta:initial-creator') ?? said('dc:creator'),
    producer: 'OpenDocument',
  }
}
