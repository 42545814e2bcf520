import { createHash } from 'node:crypto'
import type { Draft, Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { before, type Occurred } from '#src/domain/occurred.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { foldName, tidyName } from '#src/lib/normalise/name.ts'
import { badCells } from './bad-cells.ts'
import type { Column, Columns } from './columns.ts'
import { type CellDate, parseDate } from './dates.ts'
import type { Field } from './fields.ts'
import { claimsOf } from './person-claims.ts'
import { type Contact, contactOf } from './person-contact.ts'
import { decisionsOf } from './person-decisions.ts'

export interface RowContext {
  /** The import's moment, ISO instant. */
  readonly now: string
  readonly country: string
  /** When the table was written, ISO instant; null when not known. */
  readonly modified: string | null
}

/** A row's cells by meaning, and what its drafts have in common. */
export interface PersonRow {
  /** Cells that are not empty, with their columns, in the table's order. */
  readonly cells: readonly { readonly column: Column; readonly text: string }[]
  readonly contact: Contact
  readonly name: FullName | null
  /** First cell of a field. */
  text(field: Field): string | null
  date(field: Field): CellDate | null
  /** When undated things in this row happened at the latest. */
  readonly latest: Occurred
  draft(kind: string, body: JsonObject, text?: string | null, occurred?: Occurred, what?: string): Draft
}

interface FullName {
  readonly full: string
  readonly given?: string
  readonly family?: string
}

/** Cells longer than this are cut: no name, address or note of a person is longer. */
const longestCell = 1_000_000

/**
 * One row about one person as drafts, after them what is to be said of it. A row that names nobody, by name or by
 * identifier, is `Unread` with its cells, so that it can be mended and read again by this same function, alone.
 * @param place as shown to a person: `people.csv line 17`
 * @param system stands before the row's own id; by default the table's shape
 */
export function readRow(
  columns: Columns,
  written: readonly string[],
  place: string,
  context: RowContext,
  system: string = columns.system,
): readonly (Draft | Unread)[] | Unread {
  const cells = written.map(unguarded)
  const filled = columns.list.flatMap((column, at) => {
    const text = (cells[at] ?? '').slice(0, longestCell).trim()
    return text ? [{ column, text }] : []
  })
  const contact = contactOf(filled, system, context.country)
  const name = nameOf(filled)
  if (!name && !contact.identifiers.length && !contact.emails.length && !contact.phones.length) {
    return {
      unread: true,
      place,
      why: 'The row has neither a name nor an address, phone, profile or id.',
      row: rowCells(columns, cells),
    }
  }
  const row = personRow(columns, cells, filled, contact, name, place, context)
  const notes = [contact.note, badCells(row)].flatMap((why): Unread[] =>
    why === null ? [] : [{ unread: true, place, why }],
  )
  return [...claimsOf(row), ...decisionsOf(row), ...notes]
}

/** Exports put `'` before what a spreadsheet would take for a formula; coming back, it is gone. */
const unguarded = (cell: string): string =>
  cell.charCodeAt(0) === 39 && /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell

/** Cells by column name, for mending. A null prototype: a column may be called `__proto__`. */
export function rowCells(columns: Columns, cells: readonly string[]): Readonly<Record<string, string>> {
  const row: Record<string, string> = Object.create(null)
  for (const [at, column] of columns.list.entries()) row[column.name] = cells[at] ?? ''
  for (let at = columns.list.length; at < cells.length; at++) row[`Column ${at + 1}`] = cells[at] ?? ''
  return row
}

function nameOf(filled: PersonRow['cells']): FullName | null {
  const first = (field: Field) => filled.find(cell => cell.column.field === field)?.text ?? ''
  const given = tidyName(first('given'))
  const family = tidyName(
    [first('middle').length <= 12 && /^\p{Ll}/u.test(first('middle')) ? first('middle') : '', first('family')].join(
      ' ',
    ),
  )
  const middle = /^\p{Ll}/u.test(first('middle')) && first('family') ? '' : tidyName(first('middle'))
  const parts = [given, middle, family].filter(Boolean).join(' ')
  const full = tidyName(first('name')) || tidyName(parts)
  if (!/[\p{L}\p{N}]/u.test(full)) return null
  return { full, ...(given ? { given } : {}), ...(family ? { family } : {}) }
}

function personRow(
  columns: Columns,
  cells: readonly string[],
  filled: PersonRow['cells'],
  contact: Contact,
  name: FullName | null,
  place: string,
  context: RowContext,
): PersonRow {
  const thisYear = Number(context.now.slice(0, 4))
  const text = (field: Field) => filled.find(cell => cell.column.field === field)?.text ?? null
  const date = (field: Field) => {
    const cell = filled.find(one => one.column.field === field)
    return cell ? parseDate(cell.text, cell.column.order, thisYear) : null
  }
  const seenAt = earlier(date('updated')?.occurred.at ?? null, context.modified, context.now)
  const latest = before(seenAt ?? context.now)
  const rowKey = keyOf(contact, name) ?? cells.slice(0, columns.list.length)
  const first: Identifier = contact.identifiers[0] ?? record(columns.shape, cells)
  const identifiers = [first, ...contact.identifiers.slice(1)] as const
  const party = { role: 'about', identifiers, ...(name ? { name: name.full } : {}) } as const
  return {
    cells: filled,
    contact,
    name,
    text,
    date,
    latest,
    draft: (kind, body, words = null, occurred = latest, what) => ({
      kind,
      channel: kind === 'note.written' ? 'internal' : null,
      direction: 'none',
      occurred,
      family: 'row',
      key: [columns.shape, ...rowKey, ...(what ? [what] : [])],
      contentInKey: true,
      body,
      text: words,
      people: [party],
      place,
      seenAt,
    }),
  }
}

/**
 * What makes the row the same row. An address or a number may be several people's: theirs are different rows, or the
 * same title of two of them would be one claim.
 */
const keyOf = ({ key }: Contact, name: FullName | null): readonly string[] | null =>
  key && name && (key[0] === 'email' || key[0] === 'phone') ? [...key, foldName(name.full)] : key

/** The earliest of the row's own date and the file's; never after the import. */
function earlier(own: string | null, file: string | null, now: string): string | null {
  const known = [own, file].filter(at => at !== null).sort()
  const [first] = known
  return first === undefined ? null : first > now ? now : first
}

/** Stands for a row that has no identifier: the row itself. */
const record = (shape: string, cells: readonly string[]): Identifier => ({
  kind: 'record',
  value: `row:${createHash('sha256')
    .update(JSON.stringify([shape, cells]))
    .digest('base64url')}`,
})
