import { foldName } from '#src/lib/normalise/name.ts'
import { isNever } from './dates.ts'
import type { Field } from './fields.ts'
import type { PersonRow } from './person-row.ts'

type Cell = PersonRow['cells'][number]

const dates: ReadonlySet<Field> = new Set<Field>(['created', 'updated', 'last-contact'])

/** A cell of a column of dates that is none. */
export const isBadDate = (row: Pick<PersonRow, 'date'>, { column }: Cell): boolean =>
  dates.has(column.field) && !row.date(column.field)

/** What people and programs write into a cell to say that it is empty. */
const empty: ReadonlySet<string> = new Set(
  'n/a n.a. na nan none null nil unknown tbd tba not available no email no phone x ? k.a. keine keiner kein nein no unbekannt inconnu aucun desconocido ninguno sconosciuto nessuno desconhecido nenhum onbekend geen nieznany brak okand ingen ukendt ukjent tuntematon neznamy zadny нет неизвестно 不明 なし 无 없음'
    .match(/no email|no phone|not available|\S+/g)
    ?.flatMap(word => [word, foldName(word)]) ?? [],
)

const saysEmpty = (text: string): boolean =>
  /^[\s\p{P}\p{S}]*$/u.test(text) || empty.has(text.toLowerCase()) || empty.has(foldName(text)) || isNever(text)

const what: Partial<Record<Field, string>> = {
  email: 'holds no email address',
  phone: 'holds no phone number',
  linkedin: 'does not hold one LinkedIn profile',
  x: 'does not hold one profile on X',
  github: 'does not hold one GitHub profile',
  url: 'holds no web address',
  created: 'holds no date',
  updated: 'holds no date',
  'last-contact': 'holds no date',
}

/**
 * What of a row came in only as it stands, by column, in words for a person; null when all of it was understood. The
 * cells themselves are values of the person: quoted here, an erasure would not find them.
 */
export function badCells(row: PersonRow): string | null {
  const unreadable = new Set(row.contact.unreadable)
  const bad = row.cells.flatMap(cell => {
    const { column, text } = cell
    if (saysEmpty(text) || !(unreadable.has(cell) || isBadDate(row, cell))) return []
    const isPart = column.field === 'email' && row.contact.emails.some(email => email.label === column.name)
    return [
      `Column ${column.name} ${isPart ? 'holds more than email addresses' : (what[column.field] ?? 'cannot be read')}.`,
    ]
  })
  if (bad.length === 0) return null
  const it = bad.length === 1 ? 'that cell is' : 'those cells are'
  return `${bad.join(' ')} The row comes in; ${it} kept on the person as written.`
}
