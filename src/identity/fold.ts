import type { TransactionSql } from 'postgres'
import { type IdentityDecision, type Resolution, resolve } from './resolve.ts'
import type { Owner } from './world.ts'

/** Written without a schema: the search path says whether these are the live tables or a rebuild's. */
export const identityTables = `
  -- Every persona met, and whose it is: a person's id, or its own (or its leading persona's) while nobody opened one.
  create table persona (persona_id uuid primary key, person_id uuid not null);
  create index persona_person on persona (person_id);
  create table person (person_id uuid primary key, opened uuid not null, founder uuid not null, opened_at timestamptz not null, into_id uuid);
  create index person_into on person (into_id) where into_id is not null;
  create index person_founder on person (founder);
  create table colleague (persona_id uuid primary key, account uuid not null);
`
export const identityNames = ['persona', 'person', 'colleague'] as const

const kinds = ['person.opened', 'persona.attached', 'person.merged', 'person.split', 'pair.refused'] as const
export const touchesIdentity = (kind: string): boolean =>
  kind === 'colleague.identified' || kind === 'person.erased' || (kinds as readonly string[]).includes(kind)

/** Row locks in key order on what a decision is about; taken before anybody decides. Answers those never met before. */
export async function lockPersonas(trx: TransactionSql, personas: readonly string[]): Promise<ReadonlySet<string>> {
  if (personas.length === 0) return new Set()
  const [fresh] = await Promise.all([
    trx<
      { persona_id: string }[]
    >`insert into persona (persona_id, person_id) select id, id from unnest(${personas}::uuid[]) as id order by id on conflict do nothing returning persona_id`,
    trx`select from persona where persona_id = any(${personas}::uuid[]) order by persona_id for update`,
  ])
  return new Set(fresh.map(row => row.persona_id))
}

interface DecisionRow extends IdentityDecision {
  readonly stands: boolean
  readonly subjects: string[]
}

interface Closure {
  readonly personas: Set<string>
  readonly decisions: IdentityDecision[]
}

/**
 * All standing identity decisions connected with these personas, and every persona that they name; with them the merges
 * that somebody took back, and who is not the same. What an undone import had merged is no word of anybody's.
 */
async function closure(trx: TransactionSql, personas: readonly string[]): Promise<Closure> {
  const reached = new Set(personas)
  const decisions = new Map<string, IdentityDecision>()
  for (let frontier = [...reached]; frontier.length > 0; ) {
    const rows = await trx<DecisionRow[]>`
      with near as materialized (
        select e.id, e.kind, e.occurred_at, exists (select from standing t where t.entry_id = e.id) as stands
        from (select distinct entry_id from ledger.subject where subject_id = any(${frontier}::uuid[]) and noun = 'identity') s
        join ledger.entry e on e.id = s.entry_id and e.kind = any(${kinds as unknown as string[]})
      )
      select e.id, e.kind, e.stands, to_char(e.occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, p.body,
        (select array_agg(o.subject_id) from ledger.subject o where o.entry_id = e.id and o.noun = 'identity') as subjects
      from near e join ledger.payload p on p.entry_id = e.id
      where e.stands or e.kind = 'person.merged' and (
        exists (select from retracted_entry r where r.entry_id = e.id)
        or exists (select from ledger.attestation a join ledger.act t on t.id = a.act_id and t.kind in ('typed', 'rule') where a.entry_id = e.id))`
    const next = new Set<string>()
    for (const row of rows) {
      if (decisions.has(row.id)) continue
      decisions.set(row.id, row)
      if (!row.stands || row.kind === 'pair.refused') continue
      for (const persona of row.subjects) if (!reached.has(persona)) next.add(persona)
    }
    for (const persona of next) reached.add(persona)
    frontier = [...next]
  }
  return { personas: reached, decisions: [...decisions.values()] }
}

/** The closure with all of its personas locked, as it is after whoever held them was done. */
async function lockedClosure(trx: TransactionSql, touched: readonly string[]): Promise<Closure> {
  const locked = new Set(touched)
  await lockPersonas(trx, [...locked].sort())
  for (;;) {
    const world = await closure(trx, touched)
    const more = [...world.personas].filter(id => !locked.has(id)).sort()
    if (more.length === 0) return world
    await lockPersonas(trx, more)
    for (const id of more) locked.add(id)
  }
}

/**
 * Whose personas are that this transaction met first, from the decisions that it made about them: nothing else was ever
 * decided about them, so nothing has to be read. Answers the personas of decisions that also name somebody else's, which
 * `foldIdentity` has to look up.
 */
export async function foldFirst(
  trx: TransactionSql,
  decisions: readonly IdentityDecision[],
  fresh: ReadonlySet<string>,
): Promise<readonly string[]> {
  const known = new Set<string>()
  let rest = decisions
  for (let before = -1; before !== known.size; ) {
    before = known.size
    const next: IdentityDecision[] = []
    for (const one of rest) {
      const named = personasIn(one)
      if (named.every(persona => fresh.has(persona) && !known.has(persona))) next.push(one)
      else for (const persona of named) known.add(persona)
    }
    rest = next
  }
  if (rest.length === 0) return [...known]
  const { owner, persons } = resolve(rest.flatMap(personasIn), rest)
  const founders = foundersOf(rest)
  const owned = [...owner]
  await Promise.all([
    trx`
      update persona p set person_id = n.person_id
      from unnest(${owned.map(([persona]) => persona)}::uuid[], ${owned.map(([, person]) => person)}::uuid[]) as n (persona_id, person_id)
      where p.persona_id = n.persona_id`,
    insertPersons(trx, persons, founders),
  ])
  return [...known]
}

const personasIn = ({ body }: IdentityDecision): string[] =>
  [...(body.personas ?? []), body.via, body.into, body.from].filter(persona => persona !== undefined)

async function insertPersons(
  trx: TransactionSql,
  persons: Resolution['persons'],
  founders: ReadonlyMap<string, string | undefined>,
): Promise<void> {
  const rows = [...persons].map(([person_id, { opened, at, into }]) => ({
    person_id,
    opened,
    founder: founders.get(opened) ?? person_id,
    opened_at: `${at}Z`,
    into_id: into,
  }))
  if (rows.length > 0)
    await trx`
      insert into person (person_id, opened, founder, opened_at, into_id)
      select * from json_to_recordset(${JSON.stringify(rows)}::text::json)
        as x (person_id uuid, opened uuid, founder uuid, opened_at timestamptz, into_id uuid)
      order by person_id
      on conflict (person_id) do update set opened = excluded.opened, founder = excluded.founder,
        opened_at = excluded.opened_at, into_id = excluded.into_id
      where (person.opened, person.founder, person.opened_at, person.into_id) is distinct from
        (excluded.opened, excluded.founder, excluded.opened_at, excluded.into_id)`
}

/**
 * Recomputes whose personas are, from standing decisions: theirs and all connected ones. Whoever
 * folds entries folds those of the personas that moved again.
 */
export async function foldIdentity(trx: TransactionSql, touched: readonly string[]): Promise<Moves> {
  if (touched.length === 0) return { personas: [], people: [] }
  const world = await lockedClosure(trx, touched)
  const { owner, persons } = resolve(world.personas, world.decisions)
  const all = [...owner.keys()].sort()
  const before = await trx<{ persona_id: string; person_id: string }[]>`
    select persona_id, person_id from persona where persona_id = any(${all}::uuid[])`
  const movedRows = before.filter(row => row.person_id !== owner.get(row.persona_id))
  const moved = movedRows.map(row => row.persona_id)
  if (moved.length > 0)
    await trx`
      update persona p set person_id = n.person_id
      from unnest(${moved}::uuid[], ${moved.map(id => owner.get(id) ?? id)}::uuid[]) as n (persona_id, person_id)
      where p.persona_id = n.persona_id`
  // Also who has no persona left (split off, merged away) and whose opening fell.
  const founded = await trx<{ person_id: string }[]>`select person_id from person where founder = any(${all}::uuid[])`
  const gone = [...new Set([...before, ...founded].map(row => row.person_id))].filter(
    id => !persons.has(id) && !world.personas.has(id),
  )
  if (gone.length > 0)
    await trx`delete from person where person_id = any(${gone}::uuid[]) or into_id = any(${gone}::uuid[])`
  const founders = foundersOf(world.decisions)
  await insertPersons(trx, persons, founders)
  const people = new Set(moved.map(id => owner.get(id) ?? id))
  for (const row of movedRows) people.add(row.person_id)
  return { personas: moved, people: [...people, ...gone] }
}

interface Homes {
  /** Whose each persona is by its own evidence, merges left aside. */
  readonly owners: ReadonlyMap<string, Owner>
  /** Pairs of people whom rules have joined. */
  readonly joined: readonly (readonly [string, string])[]
  /** By person, the decision that opened them. */
  readonly openings: ReadonlyMap<string, string>
}

/** Whose these personas are, each by its own evidence, so that what is decided on it stands when a merge is taken back. */
export async function homesOf(trx: TransactionSql, personas: readonly string[]): Promise<Homes> {
  const owners = new Map<string, Owner>()
  const openings = new Map<string, string>()
  const rows = await trx<
    { persona_id: string; person_id: string; founder: string | null; opened: string | null; merged: boolean }[]
  >`
    select p.persona_id, p.person_id, o.founder, o.opened, exists (select from person m where m.into_id = o.person_id) as merged
    from persona p left join person o on o.person_id = p.person_id
    where p.persona_id = any(${personas}::uuid[])`
  for (const { persona_id, person_id, founder, opened, merged } of rows) {
    if (merged) continue
    owners.set(persona_id, { id: person_id, opened: founder })
    if (opened) openings.set(person_id, opened)
  }
  const merged = rows.filter(row => row.merged).map(row => row.persona_id)
  if (merged.length === 0) return { owners, joined: [], openings }
  const world = await closure(trx, merged)
  const { home, persons } = resolve(world.personas, world.decisions)
  const founders = foundersOf(world.decisions)
  for (const [persona, id] of home) {
    const opened = persons.get(id)?.opened
    owners.set(persona, { id, opened: opened === undefined ? null : (founders.get(opened) ?? id) })
    if (opened !== undefined) openings.set(id, opened)
  }
  return { owners, joined: joinedByRule(world.decisions, home), openings }
}

const foundersOf = (decisions: readonly IdentityDecision[]): ReadonlyMap<string, string | undefined> =>
  new Map(decisions.map(one => [one.id, one.body.personas?.[0]]))

const joinedByRule = (decisions: readonly IdentityDecision[], home: Resolution['home']): [string, string][] =>
  decisions.flatMap(({ kind, stands, body }): [string, string][] => {
    const [one, other] = [home.get(body.into ?? ''), home.get(body.from ?? '')]
    const isRule = kind === 'person.merged' && stands !== false && body.rule !== undefined
    return isRule && one !== undefined && other !== undefined && one !== other ? [[one, other]] : []
  })

export interface Moves {
  /** Personas that changed hands. */
  readonly personas: readonly string[]
  /** Who had them and who has them now. */
  readonly people: readonly string[]
}

/**
 * Personas of accounts of this house are colleagues: they act on lines, and have none. Answers those that became one,
 * ceased to be one or changed account; whoever folds entries folds theirs again, and comes to an end.
 */
export async function foldColleagues(trx: TransactionSql, personas: readonly string[]): Promise<readonly string[]> {
  if (personas.length === 0) return []
  const rows = await trx<{ persona_id: string }[]>`
    with said as materialized (
      select distinct on (s.subject_id) s.subject_id as persona_id, (p.body ->> 'account')::uuid as account
      from ledger.subject s
      join ledger.entry e on e.id = s.entry_id and e.kind = 'colleague.identified'
      join ledger.payload p on p.entry_id = e.id
      where s.subject_id = any(${personas}::uuid[]) and s.noun = 'identity' and p.body ? 'account'
        and exists (select from standing t where t.entry_id = e.id)
      order by s.subject_id, e.occurred_at desc, e.id desc
    ), gone as (
      delete from colleague c where c.persona_id = any(${personas}::uuid[])
        and not exists (select from said where said.persona_id = c.persona_id)
      returning persona_id
    ), set as (
      insert into colleague as c select persona_id, account from said
      on conflict (persona_id) do update set account = excluded.account where c.account <> excluded.account
      returning persona_id
    )
    select persona_id from gone union all select persona_id from set`
  return rows.map(row => row.persona_id)
}

/** The personas that identity decisions are about. */
export async function personasOf(trx: TransactionSql, decisions: readonly string[]): Promise<string[]> {
  if (decisions.length === 0) return []
  const rows = await trx<{ id: string }[]>`
    select distinct subject_id as id from ledger.subject where entry_id = any(${decisions}::uuid[]) and noun = 'identity'`
  return rows.map(row => row.id)
}
