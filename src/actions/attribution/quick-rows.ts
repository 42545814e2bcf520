import type { SourceFile } from '#src/sources/source.ts'
import { headText, longestRecord, readCsv } from '#src/sources/table/csv.ts'
import { type Cut, separatorLine, sniffDelimiter } from '#src/sources/table/delimiter.ts'
import type { BadRow, Row } from '#src/sources/table/row.ts'
import { decodeStream, sniffEncoding } from '#src/sources/text.ts'

interface TableRows {
  readonly cut: Cut
  rows(): AsyncGenerator<readonly (Row | BadRow)[]>
}

/**
 * Rows of a text table, in batches. Lines whose cells are bare, or quoted whole without a quotation mark inside, are cut
 * here, several times as fast as by the general reader (docs/benchmarks/attribution.md). At the first line that is
 * neither, that reader takes over.
 */
export async function quickRows(file: SourceFile): Promise<TableRows> {
  const text = await headText(file.head)
  const cut = sniffDelimiter(text)
  const plain = text.includes('\n') && !separatorLine.test(text)
  return { cut, rows: () => (plain ? quick(file, cut) : readCsv(file.head, () => file.open(), cut)) }
}

async function* quick(file: SourceFile, cut: Cut): AsyncGenerator<readonly (Row | BadRow)[]> {
  let line = 1
  let held = ''
  let plain = true
  for await (const part of decodeStream(file.open(), sniffEncoding(file.head))) {
    const rows: Row[] = []
    held = cutLines(held + part, cut.delimiter, line, rows)
    line += rows.length
    yield rows
    plain = held.length <= longestRecord && !held.includes('\n')
    if (!plain) break
  }
  if (plain && held) {
    const rows: Row[] = []
    plain = cutLines(`${held}\n`, cut.delimiter, line, rows) === ''
    yield rows
  }
  if (plain) return
  for await (const rows of readCsv(file.head, () => file.open(), cut)) yield rows.filter(row => row.line >= line)
}

/** Adds the rows of whole lines, and returns what is left: a line's beginning, or all from the first line that is not plain. */
function cutLines(text: string, delimiter: string, first: number, rows: Row[]): string {
  let from = 0
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
    const stop = end > from && text.charCodeAt(end - 1) === 13 ? end - 1 : end
    const line = text.slice(from, stop)
    const cells = line.includes('"') ? quotedCells(line, delimiter) : line.split(delimiter)
    if (!cells) break
    rows.push({ line: first + rows.length, cells })
    from = end + 1
  }
  return text.slice(from)
}

/** Cells of a line in which every quotation mark begins or ends a cell; null for any other. */
function quotedCells(line: string, delimiter: string): string[] | null {
  const cells: string[] = []
  for (let from = 0; from <= line.length; ) {
    const quoted = line[from] === '"'
    const found = quoted ? line.indexOf('"', from + 1) : line.indexOf(delimiter, from)
    if (quoted && found < 0) return null
    const end = found < 0 ? line.length : found
    const cell = line.slice(quoted ? from + 1 : from, end)
    if (!quoted && cell.includes('"')) return null
    cells.push(cell)
    const next = quoted ? end + 1 : end
    if (next < line.length && line[next] !== delimiter) return null
    from = next + 1
  }
  return cells
}
