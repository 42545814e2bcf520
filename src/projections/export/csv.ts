import type { Viewer } from '#src/access/viewer.ts'
import type { Trx } from '#src/db/pool.ts'
import { csvRow } from '#src/lib/csv.ts'
import { knownTime } from '../people/row.ts'
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
      knownTime(card.last_at)?.slice(0, 10) ?? null,
      card.forbidden === null ? null : card.forbidden || 'yes',
    ])
  }
}
