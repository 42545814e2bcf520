import type { Draft, Unread } from '#src/domain/draft.ts'
import type { ReadContext, TableSurvey } from '../source.ts'
import { type Columns, mapColumns, namesPeople } from './columns.ts'
import { type Field, fields, leftOut } from './fields.ts'
import { findHeader, type Header } from './header.ts'
import { type RowContext, readRow, rowCells } from './person-row.ts'
import { type BadRow, isBad, isBlank, placeOf, type Row, type Table } from './row.ts'

const sampled = 300
const shown = 5

export interface OpenTable {
  readonly table: Table
  readonly header: Header
  readonly columns: Columns
  /** Rows of data at the beginning, as far as they were read to know the columns. */
  readonly sample: readonly Row[]
}

/** Finds a table's header and what its columns mean, from its first few hundred rows. */
export async function openTable(table: Table, context: Pick<ReadContext, 'country' | 'mappings'>): Promise<OpenTable> {
  const rows: Row[] = []
  for await (const batch of table.rows()) {
    for (const row of batch) if (!isBad(row) && rows.length < sampled) rows.push(row)
    if (rows.length >= sampled) break
  }
  const header = findHeader(rows, table.short)
  const sample = rows.slice(header.skip).filter(row => !isBlank(row.cells))
  const fitting = sample.filter(row => table.short || row.cells.length >= header.width)
  const cells = (fitting.length ? fitting : sample).map(row => row.cells)
  return {
    table,
    header,
    columns: mapColumns(header.names, header.width, cells, context.country, context.mappings),
    sample,
  }
}

/** A table's rows after its header, whole: rows of another width than the header's are bad, never shifted. */
export async function* dataRows(open: OpenTable, signal?: AbortSignal): AsyncGenerator<readonly (Row | BadRow)[]> {
  let skip = open.header.skip
  for await (const batch of open.table.rows()) {
    signal?.throwIfAborted()
    const rows: (Row | BadRow)[] = []
    for (const row of batch) {
      if (isBad(row)) rows.push(row)
      else if (skip > 0) skip--
      else if (!isBlank(row.cells)) rows.push(fitted(row, open))
    }
    if (rows.length) yield rows
  }
}

function fitted(row: Row, { header, table }: OpenTable): Row | BadRow {
  const extra = row.cells.length - header.width
  if (extra === 0 || (extra < 0 && table.short) || (extra > 0 && isBlank(row.cells.slice(header.width)))) return row
  return {
    line: row.line,
    why: `The ${table.unit} has ${row.cells.length} ${row.cells.length === 1 ? 'cell' : 'cells'}, the table ${header.width} columns.`,
    cells: row.cells,
  }
}

/** A bad row as it is listed, with its cells under their columns so that it can be mended. */
const unreadRow = (open: OpenTable, row: BadRow): Unread => ({
  unread: true,
  place: placeOf(open.table, row.line),
  why: row.why,
  ...(row.cells ? { row: rowCells(open.columns, row.cells) } : {}),
})

const rowContext = (table: Table, context: Pick<ReadContext, 'now' | 'country'>): RowContext => ({
  now: context.now,
  country: context.country,
  modified: table.modified,
})

/** Every row of a table of people as drafts, and what could not be read. */
export async function* readTable(table: Table, context: ReadContext): AsyncGenerator<Draft | Unread> {
  const open = await openTable(table, context)
  if (!open.sample.length) {
    yield* emptyTable(table, open)
    return
  }
  if (!namesPeople(open.columns)) {
    yield { unread: true, place: table.path, why: namesNobody(open.columns) }
    return
  }
  const shared = rowContext(table, context)
  for await (const batch of dataRows(open, context.signal)) {
    for (const row of batch) {
      if (isBad(row)) {
        yield unreadRow(open, row)
        continue
      }
      const read = readRow(open.columns, row.cells, placeOf(table, row.line), shared)
      if ('unread' in read) yield read
      else yield* read
    }
  }
}

/** A table without rows of data: what stood in the way, or that it is empty. */
async function* emptyTable(table: Table, open: OpenTable): AsyncGenerator<Unread> {
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (!isBad(row)) continue
      yield unreadRow(open, row)
      return
    }
  }
  yield { unread: true, place: table.path, why: 'The table has no rows.' }
}

const namesNobody = (columns: Columns): string => {
  const names = columns.list.slice(0, 8).map(column => column.name)
  const more = columns.list.length > names.length ? ' …' : ''
  return `No column holds a name, an email, a phone or a profile. Columns: ${names.join(', ')}${more}.`
}

/** A table as the preview shows it: columns, their meanings, and the first cells as they would come in. */
export function surveyTable(
  table: Pick<Table, 'path'>,
  { columns, sample }: Pick<OpenTable, 'columns' | 'sample'>,
): TableSurvey {
  return {
    shape: columns.shape,
    path: table.path,
    columns: columns.list.map(({ name, field }, at) => ({
      name,
      field,
      samples: samplesOf(sample, at, field),
    })),
    fields,
  }
}

const samplesOf = (rows: readonly Row[], at: number, field: Field): string[] =>
  leftOut.has(field) && field !== 'skip'
    ? []
    : rows.slice(0, shown).map(row => (row.cells[at] ?? '').trim().slice(0, 200))
