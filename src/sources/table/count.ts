import { isBad } from './row.ts'
import { dataRows, type OpenTable } from './table.ts'

/** Rows of data in tables, damaged ones not counted. */
export async function countRows(tables: readonly OpenTable[], signal?: AbortSignal): Promise<number> {
  let count = 0
  for (const open of tables)
    for await (const batch of dataRows(open, signal)) count += batch.filter(row => !isBad(row)).length
  return count
}
