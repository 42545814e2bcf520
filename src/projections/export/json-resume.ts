import type { Viewer } from '#src/access/viewer.ts'
import type { Trx } from '#src/db/pool.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { text } from '../profile/rules.ts'
import { type ExportedPerson, exportPeople, textsOf } from './people.ts'

const filled = (object: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )

/** JSON Resume 1.x documents, as one JSON array. */
export async function* exportJsonResume(trx: Trx, viewer: Viewer): AsyncGenerator<string> {
  let separator = '['
  for await (const person of exportPeople(trx, viewer)) {
    yield `${separator}${JSON.stringify(resumeOf(person))}`
    separator = ',\n'
  }
  yield separator === '[' ? '[]\n' : ']\n'
}

function resumeOf(person: ExportedPerson): object {
  const { card } = person
  const [email] = textsOf(person, 'email', 'address')
  const [phone] = textsOf(person, 'phone', 'number')
  const of = (value: JsonObject, key: string) => text(value, key)
  return filled({
    basics: filled({
      name: card.name,
      label: card.headline,
      email: email ?? card.email,
      phone,
      summary: textsOf(person, 'summary', 'text')[0],
      location: card.place ? { address: card.place } : null,
      profiles: person
        .values('profile')
        .map(value => filled({ network: of(value, 'network'), url: of(value, 'url'), username: of(value, 'handle') })),
    }),
    work: person.values('position').map(value =>
      filled({
        name: of(value, 'company'),
        position: of(value, 'title'),
        location: of(value, 'place'),
        startDate: of(value, 'from'),
        endDate: of(value, 'to'),
        summary: of(value, 'description'),
      }),
    ),
    education: person.values('education').map(value =>
      filled({
        institution: of(value, 'school'),
        studyType: of(value, 'degree'),
        area: of(value, 'field'),
        startDate: of(value, 'from'),
        endDate: of(value, 'to'),
      }),
    ),
    skills: textsOf(person, 'skill', 'label').map(name => ({ name })),
    languages: person
      .values('language')
      .map(value => filled({ language: of(value, 'label'), fluency: of(value, 'fluency') })),
    certificates: person.values('certificate').map(value =>
      filled({
        name: of(value, 'name'),
        issuer: of(value, 'issuer'),
        date: of(value, 'date'),
        url: of(value, 'url'),
      }),
    ),
    publications: person.values('publication').map(value =>
      filled({
        name: of(value, 'name'),
        publisher: of(value, 'publisher'),
        releaseDate: of(value, 'date'),
        url: of(value, 'url'),
      }),
    ),
    meta: { throughline: { id: card.person_id } },
  })
}
