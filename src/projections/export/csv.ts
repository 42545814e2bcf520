import type { Viewer } from '#src/access/viewer.ts'
import type { Trx } from '#src/db/pool.ts'
import type { Precision } from '#src/domain/occurred.ts'
import { csvRow } from '#src/lib/csv.ts'
import type { CardRecord } from '../people/row.ts'
import { exportPeople, textsOf } from './people.ts'

const columns = [
  'Full name',
  'Email',
  'Phone',
  'LinkedIn',
  'Company',
  'Title',
  'Place',
  'Skills',
  'Tags',
  'Last contact',
  'Do not contact',
]

/** Characters of a date that are known. */
const known: Readonly<Record<Precision, number>> = { instant: 10, day: 10, month: 7, year: 4, before: 0, unknown: 0 }

/** When we last were in touch: a month or a year alone where no day is known. */
const dayOf = ({ last_at, last_precision }: CardRecord): string | null =>
  last_at.slice(0, known[last_precision ?? 'unknown']) || null

/** A table of people that a spreadsheet opens and that imports again. */
export async function* exportCsv(trx: Trx, viewer: Viewer): AsyncGenerator<string> {
  yield csvRow(columns)
  for await (const person of exportPeople(trx, viewer)) {
    const { card } = person
    const linkedin = textsOf(person, 'profile', 'url').find(url => url.includes('linkedin.'))
    yield csvRow([
      card.name,
      textsOf(person, 'email', 'address').join('; ') || card.email,
      textsOf(person, 'phone', 'number').join('; '),
      linkedin ?? null,
      card.company,
      card.title,
      card.place,
      textsOf(person, 'skill', 'label').join('; '),
      card.tags.join('; '),
      dayOf(card),
      card.forbidden === null ? null : card.forbidden || 'yes',
    ])
  }
}
