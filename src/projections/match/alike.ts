import type { Queryable } from '#src/db/pool.ts'
import type { Alike } from '#src/domain/views/same-person.ts'
import type { PersonRecord } from '#src/identity/match/corpus.ts'
import { Hearing } from '#src/identity/match/hearing.ts'
import { probability } from '#src/identity/match/model.ts'
import { corpusOf, hashedKeys } from '#src/identity/match/person-fields.ts'
import { fits } from '#src/identity/names.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { whoStandsIn } from './blocks.ts'
import type { Heard } from './compare.ts'
import { modelInForce } from './model.ts'
import { fieldWords } from './words.ts'

/** Less likely than this is nobody to mention, unless the name is the same as far as it goes. */
const least = 0.2
/** From here on somebody is mentioned before those who only have the name. */
const sure = 0.5
/** Bits in what was said from which on somebody is mentioned who was named and nothing else. */
const leastSaid = 6
/** People looked at for one question, at most. */
const mostRead = 600
const mostWhy = 3

/**
 * Whom somebody who is being typed, or brought in, looks like: people whom the house knows, the likeliest first. The same
 * keys, model and scores as behind "Same person?"; nothing is written.
 */
export async function alikes(
  sql: Queryable,
  records: readonly PersonRecord['values'][],
  limit = 3,
  /** They were named in passing: a name that agrees is enough to ask. */
  named = false,
): Promise<readonly (readonly Alike[])[]> {
  if (records.length === 0) return []
  const asked = records.map((values, at) => ({ id: `asked ${at}`, values }))
  const keys = hashedKeys(corpusOf(asked))
  const [house, met] = await Promise.all([modelInForce(sql), metIn(sql, keys)])
  const people = await heardOf(sql, [...new Set(met.map(one => one.person_id))])
  const places = new Map(people.map((one, at) => [one.person_id, asked.length + at]))
  const hearing = new Hearing(house, [...asked, ...people.map(({ person_id, values }) => ({ id: person_id, values }))])
  return asked.map(({ values }, question) => {
    const name = nameOf(values)
    return met
      .filter(one => one.question === question)
      .flatMap(({ person_id }) => {
        const at = places.get(person_id)
        const one = at === undefined ? undefined : people[at - asked.length]
        if (at === undefined || !one) return []
        const likely = probability(hearing.judge(question, at).odds)
        const said = named ? hearing.explain(question, at).terms.reduce((sum, term) => sum + term.bits, 0) : 0
        const isNamed = name !== '' && (foldName(one.name) === name || fits(name, one.name))
        return likely >= least || said >= leastSaid || isNamed
          ? [{ one, at, likely, place: likely >= sure ? 0 : isNamed ? 1 : 2 }]
          : []
      })
      .sort((x, y) => x.place - y.place || y.likely - x.likely || (x.one.person_id < y.one.person_id ? -1 : 1))
      .slice(0, limit)
      .map(({ one, at, likely }) => ({
        id: one.person_id,
        name: one.name,
        headline: one.headline,
        probability: likely,
        why: hearing
          .explain(question, at)
          .terms.filter(term => term.bits >= 1)
          .sort((x, y) => y.bits - x.bits)
          .slice(0, mostWhy)
          .map(({ field, level }) =>
            level.startsWith('the same') ? `${fieldWords(field)} ${level}` : `${fieldWords(field)}: ${level}`,
          ),
      }))
  })
}

const nameOf = (values: PersonRecord['values']): string =>
  foldName([...(values['given'] ?? []), ...(values['middle'] ?? []), ...(values['family'] ?? [])].join(' '))

/** Who stands in a block of each question, the smallest blocks first. */
const metIn = (sql: Queryable, keys: readonly (readonly number[])[]) =>
  sql<{ question: number; person_id: string }[]>`
    with key as materialized (
      select distinct question, key
      from unnest(${keys.flatMap((mine, at) => mine.map(() => at))}::int[], ${keys.flat()}::int[]) as k (question, key)
      where not exists (select from full_block f where f.key = k.key)
    ), met as materialized (
      select k.question, b.person_id, count(*) as keys from key k ${whoStandsIn(sql, sql`k.key`)} group by 1, 2
    )
    select question, person_id from (
      select question, person_id, row_number() over (partition by question order by keys desc, person_id) as place from met) m
    where place <= ${mostRead} order by question, place`

interface Named extends Heard {
  readonly name: string
  readonly headline: string | null
}

const heardOf = (sql: Queryable, people: readonly string[]) =>
  sql<Named[]>`
    select t.person_id, t.said as values, t.slugs, c.name, c.headline
    from unnest(${[...people]}::uuid[]) as p (id) join trait t on t.person_id = p.id
    join card c on c.person_id = p.id and c.audience = 0 and c.opened order by t.person_id`
