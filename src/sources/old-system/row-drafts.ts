import type { Draft, Unread } from '#src/domain/draft.ts'
import { neverDated, type Occurred } from '#src/domain/occurred.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { parseDate } from '../table/dates.ts'
import type { RowContext } from '../table/person-row.ts'
import type { Row } from '../table/row.ts'
import { cell, cellAt, type LoadedTable, type OldSystem } from './system.ts'
import type { Meaning } from './table-role.ts'

/** One row of an old system, with what its drafts have in common. */
export interface SystemRow {
  readonly system: OldSystem
  readonly loaded: LoadedTable
  readonly row: Row
  readonly place: string
  readonly context: RowContext
}

export const text = ({ row, loaded }: SystemRow, meaning: Meaning): string => cell(row.cells, loaded.layout, meaning)

/** A date of the row; null when it has none or it is unreadable. */
export function date(row: SystemRow, ...meanings: readonly Meaning[]): Occurred | null {
  for (const meaning of meanings) {
    const found = parseDate(
      text(row, meaning),
      row.context.country === 'US' ? 'mdy' : 'dmy',
      Number(row.context.now.slice(0, 4)),
    )
    if (found) return found.occurred
  }
  return null
}

/** The row's own id, or all its cells. */
export const rowId = ({ row, loaded }: SystemRow): readonly string[] => {
  const id = cellAt(row.cells, loaded.layout.id)
  return id ? [id] : row.cells
}

export type Rest = Partial<
  Pick<Draft, 'channel' | 'direction' | 'text' | 'people' | 'companies' | 'assignments' | 'automatic' | 'contentInKey'>
>

/** A draft of a row: family `system.record`, keyed by system, table and the row's id, so that a later export adds nothing twice. */
export function drafted(
  row: SystemRow,
  kind: string,
  body: JsonObject,
  occurred: Occurred | null,
  rest: Rest = {},
  key: readonly string[] = [],
): Draft {
  const { system, loaded, place, context } = row
  return {
    kind,
    channel: null,
    direction: 'none',
    occurred: occurred ?? neverDated,
    family: 'system.record',
    key: [system.name, loaded.layout.space, ...rowId(row), ...key],
    body,
    text: null,
    people: [],
    place,
    seenAt: context.modified,
    ...rest,
  }
}

/** The row's cells under their columns, with why it cannot be read. */
export function unreadable({ row, loaded, place }: SystemRow, why: string): Unread {
  const cells: Record<string, string> = Object.create(null)
  for (const [at, column] of loaded.table.columns.entries()) cells[column] = row.cells[at] ?? ''
  return { unread: true, place, why, row: cells }
}

/** Leaves out what is empty. */
export function filled(values: Readonly<Record<string, string | number | boolean | null | undefined>>): JsonObject {
  const kept: Record<string, string | number | boolean> = {}
  for (const [key, value] of Object.entries(values))
    if (value !== '' && value !== null && value !== undefined) kept[key] = value
  return kept
}

export const list = <T>(item: T | null): T[] => (item === null ? [] : [item])
