import { type Delimiter, firstRows } from '../table/delimiter.ts'
import { headText } from '../text.ts'

/** The row of column names, found by what its cells say. */
export interface Header {
  readonly names: readonly string[]
  /** Normalised name to columns: LinkedIn writes some names more than once. */
  readonly at: ReadonlyMap<string, readonly number[]>
}

/** Rows above the column names: a note of any wording and an empty line. */
export const mostPreamble = 30

/** A column's or a file's name as it is compared: lower case, one space for what separates words. */
export const nameKey = (raw: string): string =>
  raw
    .replace(/^\ufeff/, '')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()

/** The row as a header when it has all of the `needed` names. */
export function headerOf(cells: readonly string[], needed: readonly string[]): Header | null {
  const at = new Map<string, number[]>()
  for (const [index, cell] of cells.entries()) {
    const key = nameKey(cell)
    const known = at.get(key)
    if (known) known.push(index)
    else if (key) at.set(key, [index])
  }
  return needed.every(name => at.has(name)) ? { names: cells.map(cell => cell.trim()), at } : null
}

const separators: readonly Delimiter[] = [',', ';', '\t']

/** The first rows of a file, cut at commas or at what a spreadsheet program put in their place. */
export function looksOf(
  head: Uint8Array,
): readonly { readonly delimiter: Delimiter; readonly rows: readonly string[][] }[] {
  const text = headText(head)
  return separators.map(delimiter => ({ delimiter, rows: firstRows(text, delimiter, mostPreamble) }))
}
