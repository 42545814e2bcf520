import { csvTable } from '../csv/file-table.ts'
import { baseName } from '../intake/path.ts'
import { unreadable } from '../intake/unreadable.ts'
import type { SourceFile } from '../source.ts'
import type { BadRow, Row, Table } from '../table/row.ts'
import { dataRows, openTable } from '../table/table.ts'
import { decodeStream, sniffEncoding } from '../text.ts'
import { isJsonLines, linesSource } from './json-lines.ts'
import { readDump } from './sql-dump.ts'

/** One table of an old system: a CSV file, or a table of a dump. */
export interface SystemTable {
  readonly name: string
  readonly columns: readonly string[]
  readonly path: string
  readonly unit: Table['unit']
  readonly modified: string | null
}

interface SystemRows {
  readonly table: SystemTable
  readonly rows: readonly (Row | BadRow)[]
}

export const isDump = (file: Pick<SourceFile, 'path'>): boolean => /\.(sql|dump)$/i.test(file.path)

/** Something with tables in it that can be read again and again, always in the same order. */
export type RowSource = (signal?: AbortSignal) => AsyncGenerator<SystemRows>

export const sourcesOf = (files: readonly SourceFile[]): RowSource[] =>
  files.map(file =>
    isDump(file)
      ? signal => scanDump(file, signal)
      : isJsonLines(file)
        ? linesSource(file)
        : tableSource(csvTable(file), baseName(file.path)),
  )

/** A single table: a CSV file, a sheet. */
export const tableSource = (source: Table, name: string): RowSource =>
  async function* (signal) {
    const open = await openTable(source, { country: 'GB', mappings: {} })
    const columns = open.columns.list.map(column => column.name)
    const table = { name, columns, path: source.path, unit: source.unit, modified: source.modified }
    for await (const rows of dataRows(open, signal)) yield { table, rows }
  }

/** Rows of every table, source by source and row by row as they lie. */
export async function* scan(sources: readonly RowSource[], signal?: AbortSignal): AsyncGenerator<SystemRows> {
  for (const source of sources) yield* source(signal)
}

async function* scanDump(file: SourceFile, signal?: AbortSignal): AsyncGenerator<SystemRows> {
  const tables = new Map<string, SystemTable>()
  const tableOf = (name: string, columns: readonly string[]): SystemTable => {
    const known = tables.get(name)
    if (known && known.columns.length === columns.length && known.columns.every((column, at) => column === columns[at]))
      return known
    const made = { name, columns, path: file.path, unit: 'line', modified: file.modified } as const
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
