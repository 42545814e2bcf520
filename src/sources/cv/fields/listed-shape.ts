import type { Line } from '../layout/model.ts'
import { glue } from './atoms.ts'
import type { Context } from './context.ts'
import { findDates } from './dates.ts'
import { numbered } from './listed-words.ts'
import { type Piece, pieceOf } from './piece.ts'
import { oneParagraph } from './prose.ts'
import { rowsOf } from './rows.ts'

/** Lines of one look, close together: each that did not go on from the line above is an item. */
export function flat(lines: readonly Line[]): boolean {
  const looks = new Set(
    lines.map(
      line =>
        `${line.cells[0].words[0]?.style.size} ${line.cells[0].words[0]?.style.bold} ${line.cells[0].words[0]?.style.colour} ${Math.round(line.cells[0].box.x0 / 4)}`,
    ),
  )
  const dated = lines.filter(line => findDates(line.cells[0].text).length > 0).length
  if (dated > 0 && dated < lines.length * 0.7) return false
  return (
    lines.length > 1 &&
    looks.size === 1 &&
    lines.every(line => line.cells.length === 1 && line.bullet === null) &&
    !lines.some(line => isUniform(line) === false) &&
    lines.slice(1).every(line => line.above < 0.9)
  )
}

const isUniform = (line: Line): boolean =>
  new Set(line.cells[0].words.map(word => `${word.style.bold} ${word.style.italic}`)).size === 1

export function itemLines(lines: readonly Line[]): Piece[] {
  const edge = Math.max(...lines.map(line => line.edge))
  const items: { piece: Piece; last: Line }[] = []
  for (const line of lines) {
    const piece = pieceOf(line.cells[0], line)
    const open = items.at(-1)
    const [end, word] = [open?.last.cells[0].words.at(-1), piece.words[0]]
    const fits = !end || !word || end.box.x1 + word.style.size * 0.25 + (word.box.x1 - word.box.x0) < edge - 2
    if (open && (oneParagraph(open.last, line) ?? (!fits && !/(?:19|20)\d\d\)?$/.test(open.piece.text)))) {
      open.piece = glue(open.piece, piece)
      open.last = line
    } else items.push({ piece, last: line })
  }
  return items.map(item => item.piece)
}

/** Mostly items with a mark before them, or one line each. */
export function itemised(lines: readonly Line[], context: Context): boolean {
  const rows = rowsOf(lines, context.monthFirst)
  const marked = rows.filter(row => row.line.bullet !== null || numbered.test(row.mains[0]?.text ?? '')).length
  const heads = rows.filter(
    row => row.kind === 'head' && row.line.bullet === null && !numbered.test(row.mains[0]?.text ?? ''),
  ).length
  return (
    marked > 0 &&
    marked >= heads &&
    !rows.some(
      row =>
        row.kind === 'head' &&
        row.dates.length > 0 &&
        row.line.bullet === null &&
        !numbered.test(row.mains[0]?.text ?? ''),
    )
  )
}

/** An unmarked line below an item and in its column. */
export function continues(lines: readonly Line[], index: number): boolean {
  for (let i = index; i >= 0; i--) {
    const line = lines[i]
    if (!line) return false
    if (line.bullet !== null || numbered.test(line.cells[0].text))
      return Math.abs((lines[index]?.box.x0 ?? 0) - line.box.x0) < 24 && i < index
    if (line.above > 0.8 || line.cells[0].words[0]?.style.bold !== lines[i - 1]?.cells[0].words.at(-1)?.style.bold)
      return false
  }
  return false
}
