import type { Unread } from '#src/domain/draft.ts'
import { unreadable } from '../intake/unreadable.ts'
import type { SourceFile } from '../source.ts'
import { readCsv } from '../table/csv.ts'
import type { Delimiter } from '../table/delimiter.ts'
import { isBad, isBlank, placeOf } from '../table/row.ts'
import { type Header, headerOf, looksOf, mostPreamble } from './header.ts'
import type { Kind } from './kind.ts'
import { Row } from './row.ts'

/** The rows below a file's column names. Notes above or right below these are nobody; what is torn is `Unread`. */
export async function* rowsOf(file: SourceFile, kind: Kind): AsyncGenerator<Row | Unread> {
  let header: Header | null = null
  let seen = 0
  let below = 0
  let complained = false
  try {
    for await (const batch of readCsv(file.head, () => file.open(), cutOf(file, kind)))
      for (const row of batch) {
        const place = placeOf({ path: file.path, unit: 'line' }, row.line)
        if (isBad(row)) {
          complained = true
          yield { unread: true, place, why: row.why }
          continue
        }
        if (isBlank(row.cells)) continue
        if (header === null) {
          header = headerOf(row.cells, kind.columns)
          if (header === null && ++seen >= mostPreamble) return yield headless(file, kind)
          continue
        }
        if (below < 3 && isNote(row.cells, header)) continue
        below++
        const read: Row = new Row(file.path, row.line, header, row.cells)
        const short = lastNeeded(header, kind) - row.cells.length + 1
        if (short > 0) yield read.unread(`The row ends after ${row.cells.length} of ${header.names.length} columns.`)
        else yield read
      }
  } catch (error) {
    complained = true
    yield { unread: true, place: file.path, why: unreadable(error).message }
  }
  if (header === null && !complained && file.size !== 0) yield headless(file, kind)
}

/** Commas, unless a spreadsheet program wrote the file again with something else. */
function cutOf(file: SourceFile, kind: Kind): { delimiter: Delimiter; width: number; agreement: number } {
  for (const { delimiter, rows } of looksOf(file.head))
    for (const cells of rows) if (headerOf(cells, kind.columns)) return { delimiter, width: cells.length, agreement: 1 }
  return { delimiter: ',', width: kind.columns.length, agreement: 1 }
}

const isNote = (cells: readonly string[], header: Header): boolean =>
  header.names.length > 1 &&
  cells.slice(1).every(cell => cell.trim() === '') &&
  (cells.length === 1 || /^notes?:?$/i.test(cells[0] ?? ''))

const lastNeeded = (header: Header, kind: Kind): number =>
  Math.max(...kind.columns.map(name => Math.min(...(header.at.get(name) ?? [0]))))

const headless = (file: SourceFile, kind: Kind): Unread => ({
  unread: true,
  place: file.path,
  why: `The column names (${kind.columns.join(', ')}) were not found.`,
})
