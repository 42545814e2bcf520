import type { Draft, Unread } from '#src/domain/draft.ts'
import type { TableSurvey } from '../source.ts'
import { type Columns, isShared, systemOf } from './columns.ts'
import { dayOrder } from './dates.ts'
import { isField } from './fields.ts'
import { type RowContext, readRow } from './person-row.ts'

/** A surveyed table's columns again, as they were shown or corrected, without its file. */
const surveyedColumns = (survey: TableSurvey, country: string): Columns => ({
  shape: survey.shape,
  system: systemOf(survey.shape),
  list: survey.columns.map(({ name, field, samples }) => ({
    name,
    field: isField(field) ? field : 'unmapped',
    order: dayOrder(samples, country),
    shared: isShared(name),
  })),
})

/** A row that could not be read, after somebody mended its cells: drafts, or why it still cannot be read. */
export const mendedRow = (
  survey: TableSurvey,
  row: Readonly<Record<string, string>>,
  place: string,
  context: RowContext,
): readonly (Draft | Unread)[] | Unread => {
  const columns = surveyedColumns(survey, context.country)
  const cells = columns.list.map(({ name }) => (Object.hasOwn(row, name) ? (row[name] ?? '') : ''))
  return readRow(columns, cells, place, context)
}

const formula = /^[=+\-@\t\r]/

/** A cell for a CSV that a spreadsheet may open: what looks like a formula is kept from being one (OWASP, CSV injection). */
export function csvCell(text: string): string {
  const guarded = formula.test(text) ? `'${text}` : text
  return /[",;\r\n\t]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/**
 * Rows that could not be read as a CSV of the table's own columns, to be mended elsewhere and imported again: the same
 * columns make it the same table. Rows without cells are left out.
 */
export function unreadCsv(survey: TableSurvey, unread: readonly Unread[]): string {
  const names = survey.columns.map(({ name }) => name)
  const lines = unread.flatMap(({ row }) =>
    row ? [names.map(name => csvCell(Object.hasOwn(row, name) ? (row[name] ?? '') : '')).join(',')] : [],
  )
  return `${[names.map(csvCell).join(','), ...lines].join('\r\n')}\r\n`
}
