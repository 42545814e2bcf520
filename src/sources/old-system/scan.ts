import { csvTable } from '../csv/file-table.ts'
import { unreadable } from '../intake/unreadable.ts'
import type { SourceFile } from '../source.ts'
import type { BadRow, Row } from '../table/row.ts'
import { dataRows, openTable } from '../table/table.ts'
import { decodeStream, sniffEncoding } from '../text.ts'
import { readDump } from './sql-dump.ts'

/** One table of an old system: a CSV file, or a table of a dump. */
export interface SystemTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly path: string
  readonly modified: string | null
}

export interface SystemRows {
  readonly table: SystemTable
  readonly rows: readonly (Row | BadRow)[]
}

export const isDump = (file: Pick<SourceFile, 'path'>): boolean => /\.(sql|dump)$/i.test(file.path)

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

/** Rows of every table in files, file by file and row by row as they lie. The same files give the same order. */
export async function* scan(files: readonly SourceFile[], signal?: AbortSignal): AsyncGenerator<SystemRows> {
  for (const file of files) {
    if (isDump(file)) yield* scanDump(file, signal)
    else {
      const open = await openTable(csvTable(file), { country: 'GB', mappings: {} })
      const table = {
        name: baseName(file.path),
        columns: open.columns.list.map(column => column.name),
        path: file.path,
        modified: file.modified,
      }
      for await (const rows of dataRows(open, signal)) yield { table, rows }
    }
  }
}

async function* scanDump(file: SourceFile, signal?: AbortSignal): AsyncGenerator<SystemRows> {
  const tables = new Map<string, SystemTable>()
  const tableOf = (name: string, columns: readonly string[]): SystemTable => {
    const known = tables.get(name)
    if (known && known.columns.length === columns.length && known.columns.every((column, at) => column === columns[at]))
      return known
    const made = { name, columns, path: file.path, modified: file.modified }
    tables.set(name, made)
    return made
  }
  try {
    for await (const { table, columns, rows } of readDump(decodeStream(file.open(), sniffEncoding(file.head)))) {
      signal?.throwIfAborted()
      yield { table: tableOf(table, columns ?? []), rows: columns ? rows : unnamed(rows) }
    }
  } catch (error) {
    if (signal?.aborted) throw error
    yield { table: tableOf('', []), rows: [{ line: 1, why: unreadable(error).message }] }
  }
}

const unnamed = (rows: readonly (Row | BadRow)[]): BadRow[] =>
  rows.slice(0, 1).map(({ line }) => ({
    line,
    why: 'The dump names no columns for this table: dump it with CREATE TABLE or complete inserts.',
  }))
