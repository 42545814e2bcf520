/** A row as it lies in its file. Cells are text as a person sees it; formulas stay text (`=HYPERLINK(…)` is never run). */
export interface Row {
  /** Line (CSV, from 1, where the row begins) or row number (sheet). */
  readonly line: number
  readonly cells: readonly string[]
}

/** Rows that could not be taken apart, and why, in words for a person. */
export interface BadRow {
  readonly line: number
  readonly why: string
  /** What could still be told apart, so that the row can be mended by hand. */
  readonly cells?: readonly string[]
}

export const isBad = (row: Row | BadRow): row is BadRow => 'why' in row

/** One table: a CSV file, a sheet of a workbook, a table of a dump. Rows come in batches, so that millions stay cheap. */
export interface Table {
  /** Names the table to a person: `people.csv`, `book.xlsx, sheet Clients`. */
  readonly path: string
  /** Word before a row's number in a place: "line" in a text file, "row" in a sheet. */
  readonly unit: 'line' | 'row'
  /** True where empty cells at the end of a row are not written down (sheets): a short row is then no damage. */
  readonly short: boolean
  /** When the table was last written, ISO instant, where the file says so. */
  readonly modified: string | null
  rows(): AsyncIterable<readonly (Row | BadRow)[]>
}

export const placeOf = (table: Pick<Table, 'path' | 'unit'>, line: number): string =>
  `${table.path} ${table.unit} ${line}`

export const isBlank = (cells: readonly string[]): boolean => cells.every(cell => cell.trim() === '')
