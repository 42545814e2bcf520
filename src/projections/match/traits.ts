import type { Trx } from '#src/db/pool.ts'
import { corpusOf, hashedKeys } from '#src/identity/match/person-fields.ts'
import { grouped } from '#src/lib/grouped.ts'
import { canonical, type JsonObject, postgresJson } from '#src/lib/json.ts'
import type { CardFact } from '../card/choose.ts'
import { type KnownIdentifier, ofEachKind } from '../card/identifiers.ts'
import { house } from '../card/readers.ts'
import type { Reach } from '../card/touches.ts'
import { compareNow } from './compare.ts'
import { type Pointer, type Trait, traitOf } from './record-of.ts'

interface Row {
  readonly person_id: string
  readonly said: JsonObject
  readonly slugs: JsonObject[]
  readonly keys: number[]
  readonly decided: number
}

interface Known {
  readonly people: readonly string[]
  /** People whom the whole house knows. */
  readonly shown: ReadonlySet<string>
  readonly facts: readonly CardFact[]
  readonly identifiers: readonly KnownIdentifier[]
  readonly reach: readonly Reach[]
}

/** People compared at once when somebody waits; more are left to the worker. */
const few = 8

/**
 * Recomputes the traits of these people and marks those that changed for comparing. Called by the card's fold, which has
 * read the same facts.
 */
export async function foldTraits(trx: Trx, known: Known): Promise<void> {
  const { people } = known
  const [before, pointers, decided] = await Promise.all([
    trx<Row[]>`select person_id, said, slugs, keys, decided from trait where person_id = any(${[...people]}::uuid[])`,
    pointersOf(trx, known),
    decisionsAbout(trx, people),
  ])
  const facts = grouped(
    known.facts.filter(fact => fact.know === house && fact.read === house),
    fact => fact.person_id,
  )
  const held = new Map(before.map(row => [row.person_id, row]))
  const next: { readonly id: string; readonly trait: Trait; readonly decided: number }[] = []
  const gone: string[] = []
  for (const id of people) {
    const trait = known.shown.has(id) ? traitOf(facts.get(id) ?? [], pointers.get(id) ?? []) : null
    const was = held.get(id)
    if (trait === null) {
      if (was) gone.push(id)
      continue
    }
    const count = decided.get(id) ?? 0
    if (was?.decided !== count || canonical(asJson(trait)) !== canonical({ values: was.said, slugs: was.slugs }))
      next.push({ id, trait, decided: count })
  }
  if (next.length + gone.length === 0) return
  const keys = hashedKeys(corpusOf(next.map(({ id, trait }) => ({ id, values: trait.values }))))
  const rows = next.map(({ id, trait, decided: count }, at) => ({
    person_id: id,
    said: trait.values,
    slugs: trait.slugs,
    keys: keys[at] ?? [],
    decided: count,
  }))
  const touched = [...rows.map(row => row.person_id), ...gone].sort()
  await Promise.all([
    ...writing(trx, rows, gone, held),
    trx`insert into dirty_pair select unnest(${touched}::uuid[]) on conflict do nothing`,
  ])
  if (people.length <= few) await compareNow(trx, touched)
}

const asJson = ({ values, slugs }: Trait): JsonObject => ({ values, slugs })

interface Written {
  readonly person_id: string
  readonly keys: readonly number[]
}

/** Statements that are sent together, in this order. */
function writing(
  trx: Trx,
  rows: readonly Written[],
  gone: readonly string[],
  held: ReadonlyMap<string, Row>,
): readonly Promise<unknown>[] {
  const added: [string, number][] = []
  const removed: [string, number][] = []
  const differ = (id: string, is: readonly number[]): void => {
    const was = held.get(id)?.keys ?? []
    const [old, now] = [new Set(was), new Set(is)]
    for (const key of is) if (!old.has(key)) added.push([id, key])
    for (const key of was) if (!now.has(key)) removed.push([id, key])
  }
  for (const row of rows) differ(row.person_id, row.keys)
  for (const id of gone) differ(id, [])
  const writes: Promise<unknown>[] = []
  if (gone.length > 0) writes.push(trx`delete from trait where person_id = any(${[...gone]}::uuid[])`)
  if (rows.length > 0)
    writes.push(trx`
      insert into trait
      select person_id, said, slugs, keys, decided from json_to_recordset(${postgresJson(rows)}::text::json)
        as x (person_id uuid, said jsonb, slugs jsonb, keys int[], decided int)
      on conflict (person_id) do update set
        said = excluded.said, slugs = excluded.slugs, keys = excluded.keys, decided = excluded.decided`)
  if (removed.length > 0) {
    const [ids, keys] = [removed.map(([id]) => id), removed.map(([, key]) => key)]
    writes.push(
      trx`
        delete from block b using unnest(${keys}::int[], ${ids}::uuid[]) as x (key, person_id)
        where b.key = x.key and b.person_id = x.person_id`,
      // A block may have become small enough again: whoever is left in it is looked at.
      trx`
        insert into dirty_block select distinct f.key from unnest(${keys}::int[]) as x (key) join full_block f on f.key = x.key
        order by 1 on conflict do nothing`,
    )
  }
  if (added.length > 0)
    writes.push(trx`
      insert into block select * from unnest(${added.map(([, key]) => key)}::int[], ${added.map(([id]) => id)}::uuid[])
      order by 1, 2 on conflict do nothing`)
  return writes
}

/** Decisions that change what may become of a pair: refusals, splits, merges and what took them back. */
async function decisionsAbout(trx: Trx, people: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await trx<{ person_id: string; decided: number }[]>`
    select p.person_id, (count(distinct e.id) filter (where exists (select from standing t where t.entry_id = e.id)) * 1000
      + count(distinct e.id))::int as decided
    from persona p
    join ledger.subject s on s.subject_id = p.persona_id and s.noun = 'identity'
    join ledger.entry e on e.id = s.entry_id and e.kind in ('pair.refused', 'person.split', 'person.merged')
    where p.person_id = any(${[...people]}::uuid[]) group by p.person_id`
  return new Map(rows.map(row => [row.person_id, row.decided]))
}

/**
 * Identifiers of people that the whole house may know. Where all that is known of somebody is the house's, so is what
 * points at them; elsewhere each is asked after by its sources.
 */
async function pointersOf(
  trx: Trx,
  { shown, facts, reach, identifiers }: Known,
): Promise<ReadonlyMap<string, Pointer[]>> {
  const inPart = new Set<string>()
  for (const fact of facts) if (fact.know !== house || fact.read !== house) inPart.add(fact.person_id)
  for (const touch of reach) if (touch.know !== house) inPart.add(touch.person_id)
  const asked = [...inPart].filter(id => shown.has(id))
  const known = trx`p.person_id = any(${asked}::uuid[]) and exists (
    select from ledger.subject s join ledger.entry e on e.id = s.entry_id join standing_entry t on t.entry_id = s.entry_id
    where s.subject_id = p.persona_id and t.know = 0
      and (e.family not in ('decision', 'typed') or e.kind in ('person.opened', 'persona.attached')))`
  const rows =
    asked.length === 0
      ? []
      : await trx<(Pointer & { readonly person_id: string })[]>`${ofEachKind(trx, known, trx`null::bigint[]`)}`
  const open = identifiers.filter(({ person_id }) => shown.has(person_id) && !inPart.has(person_id))
  return grouped<Pointer & { readonly person_id: string }>([...open, ...rows], pointer => pointer.person_id)
}
