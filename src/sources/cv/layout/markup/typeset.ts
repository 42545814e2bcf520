import { cellsOf, rowsOf } from '../cells.ts'
import { isBullet, isSpaceless, readable } from '../characters.ts'
import { flowsOf } from '../flows.ts'
import type { Words } from '../gutter.ts'
import { linesOf } from '../lines.ts'
import type { Line, Style, Word } from '../model.ts'
import type { Block, Paragraph, Run } from './blocks.ts'

const pageWidth = 500
const lead = 1.25

/** Roughly how wide text of a proportional type is, in ems. */
const widthOf = (text: string, size: number): number => {
  let ems = 0
  for (const letter of text)
    ems += isSpaceless(letter) ? 1 : /[A-ZÄÖÜMW@%&]/.test(letter) ? 0.66 : /[iljt.,;:'|!()\s]/.test(letter) ? 0.28 : 0.5
  return ems * size
}

interface Setter {
  readonly words: Word[]
  /** Most words that are set; what a document says beyond is left out. */
  readonly limit: number
  paragraph: number
}

/** Sets one paragraph from y on; answers the y below it. */
function setParagraph(paragraph: Paragraph, left: number, width: number, top: number, setter: Setter): number {
  const { runs, level } = paragraph
  const sizes = runs.filter(run => run.text.trim()).map(run => run.size)
  const size = sizes.length > 0 ? Math.max(...sizes) : 10
  if (sizes.length === 0) return top + paragraph.before + size * lead * 0.6
  let y = top + paragraph.before + size * lead
  const start = left + Math.min(paragraph.indent, width * 0.6)
  const room = Math.max(60, width - (start - left))
  let x = start
  let tabbed = false
  setter.paragraph++
  const breakLine = () => {
    y += size * lead
    x = start
    tabbed = false
  }
  const push = (text: string, run: Run, style: Style, glued: boolean) => {
    if (setter.words.length >= setter.limit) return
    const wide = Math.min(widthOf(text, run.size), room)
    if (!tabbed && x > start && x + wide > start + room) breakLine()
    const last = setter.words.at(-1)
    if (glued && last && x > start) {
      setter.words[setter.words.length - 1] = {
        ...last,
        text: last.text + text,
        box: { ...last.box, x1: last.box.x1 + wide },
      }
      x += wide
      return
    }
    setter.words.push({
      text,
      page: 1,
      box: { x0: x, y0: y - run.size * 0.8, x1: x + wide, y1: y + run.size * 0.2 },
      base: y,
      style,
      href: run.href,
      paragraph: setter.paragraph,
      ...(level === null ? {} : { level }),
    })
    x += wide
  }
  if (paragraph.bullet) {
    const run = runs.find(({ text }) => text.trim())
    if (run) {
      const mark = isBullet(paragraph.bullet) ? paragraph.bullet : '•'
      setter.words.push({
        text: mark,
        page: 1,
        box: { x0: start - 12, y0: y - 8, x1: start - 7, y1: y },
        base: y,
        style: styleOf(run),
        href: null,
      })
    }
  }
  let open = false
  for (const run of runs) {
    const style = styleOf(run)
    for (const part of readable(run.text).split(/(\s+)/)) {
      if (part === '') continue
      if (/^\s+$/.test(part)) {
        open = false
        const breaks = part.split('\n').length - 1
        const tabs = part.split('\t').length - 1
        for (let i = 0; i < breaks; i++) breakLine()
        if (breaks > 0) setter.paragraph++
        if (tabs > 0 || (breaks === 0 && part.length >= 4)) {
          x += run.size * 3 * Math.max(1, tabs)
          tabbed = true
        } else if (breaks === 0) x += run.size * 0.25
        continue
      }
      push(part, run, style, open)
      open = true
    }
  }
  return y
}

const styleOf = ({ size, bold, italic, colour }: Run): Style => ({ size, bold, italic, colour, font: '' })

function setBlocks(
  blocks: readonly Block[],
  left: number,
  width: number,
  top: number,
  setter: Setter,
  depth: number,
): number {
  let y = top
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      y = setParagraph(block, left, width, y, setter)
      continue
    }
    if (depth > 4) continue
    y += 4
    for (const row of block.rows) {
      const total = row.reduce((sum, cell) => sum + cell.width, 0) || 1
      let x = left
      let foot = y
      for (const cell of row) {
        const wide = (width * cell.width) / total
        foot = Math.max(foot, setBlocks(cell.blocks, x, Math.max(40, wide - 14), y, setter, depth + 1))
        x += wide
      }
      y = foot + 3
    }
    y += 4
  }
  return y
}

/**
 * Sets paragraphs and tables on one endless page, so that the columns of a layout table, the dates behind a tab and the
 * indented items are found by the same rules as on a printed one. The places are not the document's and are not kept.
 */
export function typeset(blocks: readonly Block[], words: Words, limit = 60_000): Line[] {
  const setter: Setter = { words: [], limit, paragraph: 0 }
  setBlocks(blocks, 40, pageWidth, 20, setter, 0)
  const items = rowsOf(setter.words).flatMap(row => cellsOf(row))
  return linesOf(flowsOf([{ page: 1, items }], words))
}
