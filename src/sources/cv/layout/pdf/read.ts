import { UnreadableCv } from '../../unreadable.ts'
import { cellsOf, type Loose, rowsOf } from '../cells.ts'
import { flowsOf } from '../flows.ts'
import { withoutFurniture } from '../furniture.ts'
import type { Words } from '../gutter.ts'
import { linesOf } from '../lines.ts'
import type { Box, Layout, Warning } from '../model.ts'
import type { PdfDocument } from './document.ts'
import { type Fill, inkOf } from './glyphs.ts'
import { partHidden } from './hidden.ts'
import { wordsOf } from './words.ts'

/** A CV is read to this page; what follows is a portfolio or no CV. */
const maxPages = 30
const maxGlyphs = 400_000

const portraitLike = (width: number, height: number) =>
  width > 40 && width < 260 && height > 40 && height < 320 && height / width > 0.8 && height / width < 1.7

/** Small grounds, as tags have: neither a rule nor a panel. */
const chipsOf = (fills: readonly Fill[], width: number): Box[] =>
  fills
    .map(({ box }) => box)
    .filter(({ x0, y0, x1, y1 }) => x1 - x0 > 8 && x1 - x0 < width * 0.4 && y1 - y0 > 6 && y1 - y0 < 32)
    .slice(0, 400)

/** Browsers draw the marks of a list as small shapes left of the text. */
function withDots(items: readonly Loose[], dots: readonly Box[]): Loose[] {
  if (dots.length === 0) return [...items]
  return items.map(item => {
    const { x0 } = item.cell.box
    const marked =
      item.bullet === null &&
      dots.some(dot => {
        const gap = (x0 - dot.x1) / item.size
        const middle = (dot.y0 + dot.y1) / 2
        return gap > 0.2 && gap < 2.6 && middle > item.base - item.size * 0.75 && middle < item.base
      })
    return marked ? { ...item, bullet: '•' } : item
  })
}

/** @throws UnreadableCv when the document holds pictures of pages only, or nothing. */
export async function layoutOf(document: PdfDocument, words: Words): Promise<Layout> {
  const warnings: Warning[] = []
  const sizes: { width: number; height: number }[] = []
  const pages: { page: number; height: number; items: Loose[] }[] = []
  let [glyphs, portraits, pictured, empty, damaged] = [0, 0, 0, 0, 0]
  for (let number = 1; number <= Math.min(document.pages, maxPages) && glyphs < maxGlyphs; number++) {
    const page = await document.page(number)
    if (!page) {
      damaged++
      continue
    }
    sizes.push({ width: page.width, height: page.height })
    const ink = await inkOf(page, maxGlyphs - glyphs)
    glyphs += ink.glyphs.length
    const { shown, hidden } = partHidden(ink, page.width, page.height)
    const buried = wordsOf(hidden, page).map(word => word.text)
    if (buried.join('').length >= 4) {
      const said = buried.join(' ')
      const quoted = said.length > 160 ? `${said.slice(0, 157)}...` : said
      warnings.push({
        code: 'hidden-text',
        page: number,
        text: `Text that a reader does not see was left out: "${quoted}"`,
      })
    }
    if (ink.glyphs.length === 0) empty++
    if (ink.pictures.length > 0 && ink.glyphs.length === 0) pictured++
    if (number === 1) portraits += ink.pictures.filter(({ x0, y0, x1, y1 }) => portraitLike(x1 - x0, y1 - y0)).length
    const chips = chipsOf(ink.fills, page.width)
    const items = withDots(
      rowsOf(wordsOf(shown, page)).flatMap(row => cellsOf(row, chips)),
      ink.dots,
    )
    pages.push({ page: number, height: page.height, items })
  }
  if (document.pages > maxPages)
    warnings.push({ code: 'pages-left-out', text: `Only the first ${maxPages} of ${document.pages} pages were read.` })
  if (document.javascript) warnings.push({ code: 'javascript', text: 'The PDF holds scripts. They were not run.' })
  if (damaged > 0 && sizes.length === 0)
    throw new UnreadableCv('damaged', 'The PDF is damaged: none of its pages can be read.')
  if (damaged > 0)
    warnings.push({
      code: 'pages-left-out',
      text: `${damaged} damaged ${damaged === 1 ? 'page was' : 'pages were'} left out.`,
    })
  if (glyphs < 20 && pictured > 0)
    throw new UnreadableCv(
      'needs-ocr',
      'The pages are pictures without text: the document needs text recognition (OCR) first.',
    )
  if (glyphs < 20) throw new UnreadableCv('empty', 'The PDF has no text.')
  if (empty > 0)
    warnings.push({
      code: 'pages-without-text',
      text: `${empty} of ${sizes.length} pages ${empty === 1 ? 'has' : 'have'} no text that can be read.`,
    })
  return {
    pages: sizes,
    lines: linesOf(flowsOf(withoutFurniture(pages), words)),
    warnings,
    portraits,
    title: document.title,
    author: document.author,
    producer: document.producer,
  }
}
