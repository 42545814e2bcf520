import type { Line, Style } from '../layout/model.ts'
import { withWholeDates } from './broken-dates.ts'
import { type Read, readCells } from './cells-read.ts'
import { inlineLabel } from './labels.ts'
import { pieceOf } from './piece.ts'
import { alikeType, full, goesOn, isProse, oneParagraph, reaches, roomOf } from './prose.ts'
import type { Row } from './row.ts'

/** The type that a row begins in. */
export const styleOf = (row: Row): Style | undefined =>
  (row.mains[0] ?? row.dates[0]?.piece ?? row.sides[0])?.words[0]?.style

/** The lines of a section, each told as head or running text. */
export function rowsOf(given: readonly Line[], monthFirst: boolean): Row[] {
  const lines = withWholeDates(given)
  const rows: Row[] = []
  const room = roomOf(lines)
  const light = lines.filter(line => !line.cells[0].words[0]?.style.bold).length
  const boldHeads = light >= lines.length * 0.3
  lines.forEach((line, index) => {
    const last = rows.at(-1)
    const item =
      last?.kind === 'body' && rows.findLast(row => row.line.bullet !== null || row.kind === 'head')?.line.bullet
    const [cell] = line.cells
    const under = Math.abs(cell.box.x0 - (last?.line.cells[0].box.x0 ?? 0)) < 3
    const said = oneParagraph(last?.line, line)
    // Under an item of a list that fills its line the next line is the item's, whatever it says.
    const whole =
      item &&
      line.bullet === null &&
      line.cells.length === 1 &&
      (said ?? (under && line.above < 0.5 && alikeType(last, cell) && full(last, cell, room)))
    const read: Read = whole ? { mains: [pieceOf(cell, line)], sides: [], dates: [] } : readCells(line, monthFirst)
    const text = read.mains.map(piece => piece.text).join(' ')
    let kind: Row['kind'] = 'head'
    // A dot on a line of time down the page marks when something began, and no item.
    const stop = line.bullet !== null && text === '' && read.dates.length > 0
    if ((line.bullet && !stop) || whole || inlineLabel.test(text)) kind = 'body'
    else if (read.dates.length === 0 && text !== '') {
      if (isProse(text, line, room, boldHeads) || goesOn(text, line, lines[index + 1], room)) kind = 'body'
      else if (last?.kind === 'body') {
        const sameParagraph = said === true
        const close = said !== false && line.above < Math.max(0.75, last.line.above + 0.25)
        const style = read.mains[0]?.words[0]?.style
        const before = styleOf(last)
        const alike = style?.size === before?.size && style?.bold === before?.bold && style?.colour === before?.colour
        const indent = read.mains[0]?.words[0]?.box.x0 ?? 0
        const lastIndent = last.mains[0]?.words[0]?.box.x0 ?? 0
        const unfinished = !/[.!?:。]$/.test(last.mains.at(-1)?.text ?? '')
        if (sameParagraph || (/^[\p{Ll}(&]/u.test(text) && close)) kind = 'body'
        else if (close && alike && Math.abs(indent - lastIndent) < 9 && reaches(last.line, room) && unfinished)
          kind = 'body'
        else if (close && alike && last.line.bullet && Math.abs(indent - lastIndent) < 3 && line.above < 0.5)
          kind = 'body'
        else if (close && alike && !last.line.bullet && reaches(last.line, room) && Math.abs(indent - lastIndent) < 3)
          kind = 'body'
      }
    }
    rows.push({ line, ...read, kind, room, column: room })
  })
  const beside = rows
    .filter(row => row.mains.length === 1 && row.line.cells.length > 1)
    .map(row => row.mains[0]?.words.at(-1)?.box.x1 ?? 0)
  const column = Math.max(0, ...beside)
  return column > 0 ? rows.map(row => ({ ...row, column })) : rows
}
