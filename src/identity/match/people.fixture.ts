import { claimKind } from '#src/domain/claim.ts'
import type { Draft } from '#src/domain/draft.ts'
import { seededRandom } from '#src/lib/statistics/random.ts'
import type { PersonRecord } from './corpus.ts'

const given =
  'anna bernd clara david elena frank greta hugo irina jonas karla lukas marta niels olga peter quirin rosa stefan tanja'.split(
    ' ',
  )
const stems =
  'ahl berg cor dorn eich falk gruen holm ilk jans kess lind mohr nord oster pohl quand roth sand tann'.split(' ')
const ends = 'mann er sen ov ski ini ez ard wick lund'.split(' ')
const towns = 'altdorf brunn celle dover essen fulda gera halle'.split(' ')

export const fixtureFields = ['given', 'family', 'birth', 'email', 'phone', 'city', 'employer']

/** One record of fields that may hold one value or several. */
export const person = (id: string, values: Readonly<Record<string, string | readonly string[]>>): PersonRecord => ({
  id,
  values: Object.fromEntries(
    Object.entries(values).map(([field, value]) => [field, typeof value === 'string' ? [value] : value]),
  ),
})

/** `count` invented strangers; every eighth comes a second time with an error or a gap, as `<id>b`. */
export function crowd(count: number): PersonRecord[] {
  const random = seededRandom(3)
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? ''
  const records: PersonRecord[] = []
  for (let i = 0; i < count; i++) {
    const names = { given: pick(given), family: pick(stems) + pick(ends) }
    const date = `${1950 + Math.floor(random() * 50)}-0${1 + Math.floor(random() * 9)}-${10 + Math.floor(random() * 18)}`
    const one = {
      ...names,
      birth: date,
      email: `${names.given}.${names.family}${i}@mail${i % 7}.example`,
      phone: `+4915${String(100_000_000 + i * 7919).slice(1)}`,
      city: pick(towns),
      employer: `${pick(stems)} ${pick(ends)} gmbh`,
    }
    records.push(person(`p${i}`, one))
    if (i % 8 === 0)
      records.push(
        person(`p${i}b`, {
          ...one,
          ...(i % 16 === 0 ? { family: `${one.family}x`, phone: '' } : { email: '', employer: 'elsewhere' }),
        }),
      )
  }
  return records
}

/** Somebody of a table: what is said of them, as a row says it. */
export function row(one: PersonRecord): Draft[] {
  const of = (field: string): string => one.values[field]?.[0] ?? ''
  const claims = [
    ['name', { full: `${of('given')} ${of('family')}` }],
    ['email', { address: of('email') }],
    ['phone', { number: of('phone') }],
    ['position', { company: of('employer'), title: 'Engineer', current: true }],
    ['place', { text: of('city') }],
    ['custom', { label: 'Birthday', text: of('birth') }],
  ] as const
  return claims.flatMap(([property, body]): Draft[] =>
    Object.values(body).every(value => value !== '')
      ? [
          {
            kind: claimKind(property),
            channel: null,
            direction: 'none',
            occurred: { at: '2026-11-01T00:00:00.000Z', precision: 'day', offset: 0 },
            family: 'row',
            key: [one.id],
            contentInKey: true,
            body,
            text: null,
            people: [
              {
                role: 'about',
                identifiers: [{ kind: 'record', value: one.id }],
                name: `${of('given')} ${of('family')}`,
              },
            ],
            place: '',
            seenAt: null,
          },
        ]
      : [],
  )
}
