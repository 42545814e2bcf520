import { UnreadableCv } from '../../unreadable.ts'
import type { Words } from '../gutter.ts'
import type { Layout, Warning } from '../model.ts'
import { partsOf } from '../zip.ts'
import type { Block, Paragraph, Run, TableCell } from './blocks.ts'
import {
  type DocxStyle,
  linksOf,
  paragraphProperties,
  stylesOf,
  type TextProperties,
  textProperties,
} from './docx-styles.ts'
import { typeset } from './typeset.ts'
import { child, children, descendants, elements, parseXml, textIn, type Xml } from './xml.ts'

interface Reader {
  readonly styles: ReadonlyMap<string, DocxStyle>
  readonly links: ReadonlyMap<string, string>
  readonly hidden: string[]
  pictures: number
}

/** Containers that say nothing of themselves. */
const transparent = new Set([
  'w:sdt',
  'w:sdtContent',
  'w:smartTag',
  'w:ins',
  'w:customXml',
  'w:bdo',
  'w:dir',
  'w:moveTo',
])

/** In ink that does not show, or too small to be read. */
const unseen = (text: TextProperties): boolean =>
  text.hidden === true ||
  (text.size !== undefined && text.size < 2) ||
  (text.colour === '#ffffff' && text.shade === undefined)

/** Symbols that Word writes as characters of a private font. */
function runText(run: Xml): string {
  let text = ''
  for (const part of elements(run)) {
    if (part.name === 'w:t') text += textIn(part)
    else if (part.name === 'w:tab' || part.name === 'w:ptab') text += '\t'
    else if (part.name === 'w:br' || part.name === 'w:cr') text += part.attributes['w:type'] === 'page' ? '' : '\n'
    else if (part.name === 'w:noBreakHyphen') text += '-'
    else if (part.name === 'w:softHyphen') text += ''
    else if (part.name === 'w:sym') text += '\ue000'
  }
  return text
}

function paragraphOf(xml: Xml, reader: Reader, shaded: boolean): Block[] {
  const properties = child(xml, 'w:pPr')
  const styleId = child(properties, 'w:pStyle')?.attributes['w:val'] ?? ''
  const style = reader.styles.get(styleId) ?? reader.styles.get('') ?? { text: {}, paragraph: {} }
  const own = { ...style.paragraph, ...paragraphProperties(properties) }
  const paragraphShade = child(properties, 'w:shd')?.attributes['w:fill']
  const dark =
    shaded ||
    (paragraphShade !== undefined && /^[0-9a-f]{6}$/i.test(paragraphShade) && !/^ffffff$/i.test(paragraphShade))
  const runs: Run[] = []
  const boxes: Block[] = []
  let field: string | null = null
  let inField = 0
  const walk = (parent: Xml, href: string | null, depth: number) => {
    if (depth > 40) return
    for (const part of elements(parent)) {
      if (part.name === 'w:r') {
        for (const mark of children(part, 'w:fldChar')) {
          const type = mark.attributes['w:fldCharType']
          if (type === 'begin') inField++
          else if (type === 'end') {
            inField = Math.max(0, inField - 1)
            if (inField === 0) field = null
          }
        }
        for (const instruction of children(part, 'w:instrText')) {
          const link = /HYPERLINK\s+"((?:https?:|mailto:)[^"]{1,500})"/i.exec(textIn(instruction))
          if (link?.[1]) field = link[1]
        }
        const charStyle = child(child(part, 'w:rPr'), 'w:rStyle')?.attributes['w:val']
        const text: TextProperties = {
          ...style.text,
          ...(charStyle ? reader.styles.get(charStyle)?.text : {}),
          ...textProperties(child(part, 'w:rPr')),
        }
        const said = runText(part)
        if (said) {
          if (unseen(dark ? { ...text, shade: text.shade ?? '#000000' } : text)) {
            if (said.trim()) reader.hidden.push(said)
          } else
            runs.push({
              text: text.caps ? said.toUpperCase() : said,
              bold: text.bold ?? false,
              italic: text.italic ?? false,
              size: text.size ?? 10,
              colour: text.colour ?? '#000000',
              href: href ?? field,
            })
        }
        reader.pictures += children(part, 'w:drawing').length + children(part, 'w:pict').length
        for (const box of textBoxes(part)) boxes.push(...blocksOf(box, reader, true, depth + 1))
      } else if (part.name === 'w:hyperlink')
        walk(part, reader.links.get(part.attributes['r:id'] ?? '') ?? href, depth + 1)
      else if (part.name === 'w:fldSimple' || transparent.has(part.name)) walk(part, href, depth + 1)
    }
  }
  walk(xml, null, 0)
  const paragraph: Paragraph = {
    kind: 'paragraph',
    runs,
    indent: own.indent ?? 0,
    bullet: own.numbered ? '•' : null,
    before: Math.min(own.before ?? 0, 40),
    level: own.level ?? null,
  }
  return [...boxes, paragraph]
}

/** A text box is written twice, for new and old readers; the first is read. */
function textBoxes(run: Xml): Xml[] {
  const alternate = child(run, 'mc:AlternateContent')
  const source = alternate ? (child(alternate, 'mc:Choice') ?? child(alternate, 'mc:Fallback')) : run
  return [...descendants(source, 'w:txbxContent')]
}

function tableOf(xml: Xml, reader: Reader, depth: number): Block {
  const grid = children(child(xml, 'w:tblGrid'), 'w:gridCol').map(column => Number(column.attributes['w:w']) || 1)
  const rows = children(xml, 'w:tr').map(row => {
    let column = 0
    return [
      ...children(row, 'w:tc'),
      ...children(row, 'w:sdt').flatMap(sdt => children(child(sdt, 'w:sdtContent'), 'w:tc')),
    ].map((cell): TableCell => {
      const properties = child(cell, 'w:tcPr')
      const span = Math.max(1, Math.min(20, Number(child(properties, 'w:gridSpan')?.attributes['w:val']) || 1))
      const width =
        grid.slice(column, column + span).reduce((sum, part) => sum + part, 0) ||
        Number(child(properties, 'w:tcW')?.attributes['w:w']) ||
        1
      column += span
      const fill = child(properties, 'w:shd')?.attributes['w:fill']
      const shaded = fill !== undefined && /^[0-9a-f]{6}$/i.test(fill) && !/^ffffff$/i.test(fill)
      return { width, blocks: blocksOf(cell, reader, shaded, depth + 1) }
    })
  })
  return { kind: 'table', rows: rows.filter(row => row.length > 0) }
}

function blocksOf(parent: Xml, reader: Reader, shaded: boolean, depth: number): Block[] {
  if (depth > 12) return []
  return elements(parent).flatMap((part): Block[] => {
    if (part.name === 'w:p') return paragraphOf(part, reader, shaded)
    if (part.name === 'w:tbl') return [tableOf(part, reader, depth)]
    return transparent.has(part.name) ? blocksOf(part, reader, shaded, depth + 1) : []
  })
}

const wanted =
  /^word\/(?:document\d*|styles|header\d*)\.xml$|^word\/_rels\/(?:document\d*|header\d*)\.xml\.rels$|^docProps\/core\.xml$/

/**
 * Reads WordprocessingML (ECMA-376). Macros, embedded objects and references to the outside are named, never followed.
 * @throws UnreadableCv when it is damaged or has no text.
 */
export async function readDocx(bytes: Uint8Array, words: Words): Promise<Layout> {
  const { names, files } = await partsOf(bytes, name => wanted.test(name))
  const xml = (name: string) => {
    const file = files.get(name)
    return file ? parseXml(file) : undefined
  }
  const main = [...files.keys()].find(name => /^word\/document\d*\.xml$/.test(name))
  if (!main) throw new UnreadableCv('damaged', 'The Word document has no text part.')
  const styles = stylesOf(xml('word/styles.xml'))
  const relations = (name: string) => linksOf(xml(name.replace('word/', 'word/_rels/').concat('.rels')))
  const reader: Reader = { styles, links: relations(main), hidden: [], pictures: 0 }
  const headers = [...files.keys()].filter(name => /^word\/header\d*\.xml$/.test(name)).sort()
  const head = headers.flatMap(name => {
    const inner: Reader = { ...reader, links: relations(name) }
    return blocksOf(child(xml(name), 'w:hdr') ?? { name: '', attributes: {}, children: [] }, inner, false, 0)
  })
  const body = child(child(xml(main), 'w:document'), 'w:body')
  const blocks = body ? blocksOf(body, reader, false, 0) : []
  const lines = typeset([...distinct(head), ...blocks], words)
  if (lines.length === 0) throw new UnreadableCv('empty', 'The Word document has no text.')
  const core = child(xml('docProps/core.xml'), 'cp:coreProperties')
  const text = (name: string) => textIn(child(core, name)).trim() || null
  return {
    pages: [],
    lines,
    warnings: warningsOf(names, files, reader),
    portraits: names.some(name => /^word\/media\/.+\.(?:jpe?g|png)$/i.test(name)) && reader.pictures > 0 ? 1 : 0,
    title: text('dc:title'),
    author: text('dc:creator'),
    producer: 'Word',
  }
}

/** First, other and even pages often say the same at their head. */
function distinct(blocks: readonly Block[]): Block[] {
  const seen = new Set<string>()
  return blocks.filter(block => {
    if (block.kind === 'table') return true
    const text = block.runs
      .map(run => run.text)
      .join('')
      .trim()
    if (!text || seen.has(text)) return false
    seen.add(text)
    return true
  })
}

function warningsOf(names: readonly string[], files: ReadonlyMap<string, Uint8Array>, reader: Reader): Warning[] {
  const warnings: Warning[] = []
  const hidden = reader.hidden.join(' ').trim()
  if (hidden.length >= 4)
    warnings.push({
      code: 'hidden-text',
      text: `Text that a reader does not see was left out: "${hidden.length > 160 ? `${hidden.slice(0, 157)}...` : hidden}"`,
    })
  if (names.some(name => /vbaProject\.bin$/i.test(name)))
    warnings.push({ code: 'macro', text: 'The document holds macros. They were not run.' })
  if (names.some(name => /^word\/(?:embeddings|activeX)\//i.test(name)))
    warnings.push({ code: 'embedded-object', text: 'The document holds embedded objects. They were not opened.' })
  const outside = [...files].some(
    ([name, file]) =>
      /\.rels$/.test(name) &&
      /attachedTemplate|oleObject|frame"[^>]*External|image"[^>]*TargetMode="External"/.test(
        Buffer.from(file).toString('utf8'),
      ),
  )
  const declared = [...files.values()].some(file =>
    /<!(?:DOCTYPE|ENTITY)/.test(Buffer.from(file.subarray(0, 2000)).toString('latin1')),
  )
  if (outside || declared)
    warnings.push({
      code: 'external-reference',
      text: 'The document refers to something outside itself. It was not fetched.',
    })
  return warnings
}
