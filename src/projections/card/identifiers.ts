import type { Fragment, Queryable, Trx } from '#src/db/pool.ts'
import { valuesKept } from '../match/record-of.ts'
import type { CardFact } from './choose.ts'
import { house } from './readers.ts'
import type { Reach } from './touches.ts'

/** What points at a person, and who may know that it does. */
export interface KnownIdentifier {
  readonly person_id: string
  readonly kind: string
  readonly value: string
  /** Audiences of the sources that say so; null where whoever knows the person knows all of it. */
  readonly know: readonly number[] | null
}

/**
 * Identifiers `i` with their values `v`, those that decide anything: of somebody with thousands, the first of each kind that
 * the same people know of (`know`, a list of audiences). LinkedIn addresses are all read: two at one time are two people's.
 */
export const ofEachKind = (sql: Queryable, known: Fragment, know: Fragment): Fragment => sql`
  select person_id, kind, value, know from (
    select t.*, row_number() over (partition by t.person_id, t.kind, t.know order by t.id) as nth from (
      select p.person_id, i.id, i.kind, v.value, ${know} as know
      from persona p join ledger.persona i on i.id = p.persona_id join ledger.persona_payload v on v.persona_id = i.id
      where ${known}) t) n
  where nth <= ${valuesKept} or kind = 'linkedin' order by person_id, id`

/** Identifiers of these people, whoever may know of them. */
export const allIdentifiers = async (trx: Trx, people: readonly string[]): Promise<readonly KnownIdentifier[]> =>
  trx`${ofEachKind(trx, trx`p.person_id = any(${[...people]}::uuid[])`, trx`null::bigint[]`)}`

/** With who knows which, for naming those without a name; asked only where that could differ. */
export async function knownIdentifiers(
  trx: Trx,
  rows: readonly KnownIdentifier[],
  facts: readonly CardFact[],
  reach: readonly Pick<Reach, 'person_id' | 'know'>[],
): Promise<readonly KnownIdentifier[]> {
  const mixed = inPart(facts, reach)
  if (mixed.size === 0) return rows
  const know = trx`array(
    select l.know from ledger.subject s join line l on l.person_id = p.person_id and l.entry_id = s.entry_id
      join ledger.entry e on e.id = s.entry_id and e.family <> 'typed' where s.subject_id = p.persona_id and s.noun = 'persona'
    union select f.know from ledger.subject s join fact f on f.person_id = p.person_id and f.entry_id = s.entry_id
      and f.family not in ('decision', 'typed') where s.subject_id = p.persona_id and s.noun = 'persona'
    union select w.know from ledger.subject s join ledger.entry e on e.id = s.entry_id and e.kind in ('person.opened', 'persona.attached')
      cross join lateral (select know from standing_entry t where t.entry_id = s.entry_id) w
      where s.subject_id = p.persona_id and s.noun = 'identity'
    order by 1)`
  const known = await trx<KnownIdentifier[]>`${ofEachKind(trx, trx`p.person_id = any(${[...mixed]}::uuid[])`, know)}`
  return [...rows.filter(row => !mixed.has(row.person_id)), ...known]
}

/** People of whom some know more than others, and whose name, address or opening the house does not know. */
function inPart(facts: readonly CardFact[], reach: Parameters<typeof knownIdentifiers>[3]): ReadonlySet<string> {
  const levels = new Map<string, Set<number>>()
  const add = (person: string, level: number) => levels.set(person, (levels.get(person) ?? new Set()).add(level))
  const told = new Map<string, Set<string>>()
  for (const fact of facts) {
    add(fact.person_id, fact.know)
    add(fact.person_id, fact.read)
    if (fact.know === house && fact.read === house)
      told.set(fact.person_id, (told.get(fact.person_id) ?? new Set()).add(fact.kind))
  }
  for (const touch of reach) add(touch.person_id, touch.know)
  const isTold = (person: string) => {
    const kinds = told.get(person)
    return kinds?.has('claim.name') && kinds.has('claim.email') && kinds.has('person.opened')
  }
  return new Set([...levels].filter(([person, all]) => all.size > 1 && !isTold(person)).map(([person]) => person))
}
