import type { Trx } from '#src/db/pool.ts'
import { type Admission, admits, isLeftOut } from '#src/identity/admit.ts'
import { decideParty, type Owner, type World } from '#src/identity/decide.ts'
import { foldFirst, foldIdentity, lockPersonas, openingsOf } from '#src/identity/fold.ts'
import type { IdentityDecision } from '#src/identity/resolve.ts'
import { type Act, append, appendNouns, beginAct, type Entry, vouch } from '#src/ledger/append.ts'
import { nounsOf, type Prepared, type PreparedParty } from '#src/ledger/prepare.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { enqueue, type Follow } from './fold/entries.ts'
import { few, plannedForBulk } from './fold/loop.ts'
import { foldNow } from './fold/now.ts'

export interface RecordOptions {
  readonly key: Buffer
  /** ISO instant of the doing. */
  readonly now: string
  readonly admission: Admission
  /** Folds what was written in the same transaction: for a person who waits for the result. Bulk leaves it to the worker. */
  readonly fold: boolean
  /** Personas of the accounts: never added. */
  readonly colleagues: ReadonlySet<string>
}

export interface Recorded {
  readonly fresh: ReadonlySet<string>
  readonly unchanged: number
  /** By kind, new interactions and claims. */
  readonly kinds: ReadonlyMap<string, number>
  readonly opened: ReadonlySet<string>
  /** People touched, opened or not before. */
  readonly people: ReadonlySet<string>
  readonly changed: ReadonlySet<string>
  readonly suppressed: number
  readonly onLines: number
  readonly unknown: number
  readonly leftOut: number
}

/**
 * The one door: nothing becomes truth except through it. A typed note, one mail and a million imported rows are begun as
 * an act, appended, attested, and their personas attached, in the caller's transaction of at most `batchLimit` entries.
 */
export async function record(
  trx: Trx,
  act: Act,
  prepared: readonly Prepared[],
  decisions: readonly Entry[],
  options: RecordOptions,
): Promise<Recorded> {
  if (prepared.length + decisions.length > few) await plannedForBulk(trx)
  // Sent together: inside a transaction statements wait for each other in the server, not on the way.
  const [, { kept, suppressed }] = await Promise.all([
    prepared.length > 0 ? beginAct(trx, act) : null,
    withoutErased(trx, prepared),
  ])
  await appendNouns(trx, nounsOf(kept))
  const people = await whoIsWho(trx, kept, options)
  const standing = kept.filter(one => !people.leftOut.has(one))
  const entries = unique([...standing.map(one => one.entry), ...people.decisions, ...decisions])
  const [, { fresh, attested }] = await Promise.all([
    prepared.length > 0 ? null : beginAct(trx, act),
    append(trx, act, entries),
    followUp(trx, act, entries, people, options),
  ])
  const kinds = new Map<string, number>()
  for (const { entry } of standing) if (fresh.has(entry.id)) kinds.set(entry.kind, (kinds.get(entry.kind) ?? 0) + 1)
  const opened = new Set(
    people.decisions
      .filter(one => one.kind === 'person.opened' && fresh.has(one.id))
      .map(one => String(one.body['person'])),
  )
  const changed = new Set<string>()
  for (const { entry, parties } of standing)
    if (fresh.has(entry.id)) for (const owner of ownersOf(parties, people.owners)) changed.add(owner)
  return {
    fresh,
    unchanged: entries.length - Math.max(attested, fresh.size) + Math.max(0, attested - fresh.size),
    kinds,
    opened,
    people: people.touched,
    changed,
    suppressed,
    ...people.counts,
  }
}

/** What follows from entries that are being written: whose personas are, who vouches for whom, and every view. */
async function followUp(
  trx: Trx,
  act: Act,
  entries: readonly Entry[],
  people: Deciding,
  options: RecordOptions,
): Promise<void> {
  const touched = await foldFirst(trx, people.decisions.map(decisionOf), people.fresh)
  const moves = await foldIdentity(trx, touched)
  await vouchForPeople(trx, act, people.known, options.now)
  await vouchForJoins(trx, act, people.joined, options.now)
  const follow: Follow = {
    acts: [],
    entries: [],
    personas: moves.personas.filter(id => !people.fresh.has(id)),
    people: moves.people.filter(id => !people.fresh.has(id)),
  }
  if (!options.fold) return enqueue(trx, follow)
  const settled = new Set(people.decisions.map(one => one.id))
  await foldNow(
    trx,
    entries.map(({ id, kind }) => ({ entry_id: id, kind, visible: act.visible, settled: settled.has(id) })),
    follow,
  )
}

const decisionOf = ({ id, kind, occurred_at, body }: Entry): IdentityDecision => ({
  id,
  // Of the rule's own making: who is opened, and what is attached or merged.
  kind: kind as IdentityDecision['kind'],
  at: new Date(occurred_at ?? 0).toISOString().replace('Z', '000'),
  body: body as IdentityDecision['body'],
})

const unique = (entries: readonly Entry[]): Entry[] => [...new Map(entries.map(entry => [entry.id, entry])).values()]

function* ownersOf(parties: readonly PreparedParty[], owners: ReadonlyMap<string, Owner>): Generator<string> {
  for (const { personas } of parties) {
    const owner = personas[0] && owners.get(personas[0].id)
    if (owner?.opened) yield owner.id
  }
}

/** Erased people do not come back: records about them alone are left, in others they are left out. */
async function withoutErased(
  trx: Trx,
  prepared: readonly Prepared[],
): Promise<{ kept: readonly Prepared[]; suppressed: number }> {
  const all = [
    ...new Set(prepared.flatMap(one => one.parties.flatMap(party => party.personas.map(persona => persona.id)))),
  ]
  if (all.length === 0) return { kept: prepared, suppressed: 0 }
  const rows = await trx<
    { persona_id: string }[]
  >`select persona_id from erased_persona where persona_id = any(${all}::uuid[])`
  if (rows.length === 0) return { kept: prepared, suppressed: 0 }
  const erased = new Set(rows.map(row => row.persona_id))
  let suppressed = 0
  const kept: Prepared[] = []
  for (const one of prepared) {
    const parties = one.parties.filter(party => !party.personas.some(persona => erased.has(persona.id)))
    if (parties.length === one.parties.length) kept.push(one)
    else suppressed++
  }
  return { kept, suppressed }
}

interface Deciding {
  readonly decisions: readonly Entry[]
  readonly owners: ReadonlyMap<string, Owner>
  readonly touched: ReadonlySet<string>
  /** Personas of people who were here before and would have been added. */
  readonly known: ReadonlySet<string>
  /** Personas of one record that were one person before. */
  readonly joined: readonly (readonly string[])[]
  readonly fresh: ReadonlySet<string>
  readonly leftOut: ReadonlySet<Prepared>
  readonly counts: { readonly onLines: number; readonly unknown: number; readonly leftOut: number }
}

/** Locks everybody named, learns whose they are, and decides for each record in turn. */
async function whoIsWho(trx: Trx, prepared: readonly Prepared[], options: RecordOptions): Promise<Deciding> {
  const { admission, colleagues } = options
  const outside = (party: PreparedParty): boolean => !party.personas.some(persona => colleagues.has(persona.id))
  const leftOut = new Set<Prepared>()
  const world: World = { key: options.key, at: options.now, owners: new Map(), names: new Map() }
  const ids = [
    ...new Set(
      prepared.flatMap(one => one.parties.filter(outside).flatMap(party => party.personas.map(({ id }) => id))),
    ),
  ].sort()
  const [fresh, owners] = await Promise.all([lockPersonas(trx, ids), ownersNow(trx, ids)])
  for (const row of owners)
    if (!fresh.has(row.persona_id)) world.owners.set(row.persona_id, { id: row.person_id, opened: row.founder })
  const doubtful = prepared.flatMap(one => one.parties.filter(party => outside(party) && inDoubt(world, party)))
  await learnNames(trx, world, [...new Set(doubtful.flatMap(party => party.personas.map(({ id }) => id)))])
  const decisions: Entry[] = []
  const touched = new Set<string>()
  const known = new Set<string>()
  const openedNow = new Set<string>()
  const joined: string[][] = []
  const counts = { onLines: 0, unknown: 0, leftOut: 0 }
  for (const one of prepared) {
    const parties = one.parties.filter(outside)
    const isKnown = (party: PreparedParty): boolean =>
      party.personas.some(({ id }) => Boolean(world.owners.get(id)?.opened))
    if (
      parties.length > 0 &&
      !parties.some(isKnown) &&
      parties.every(party => isLeftOut({ draft: one.draft, party, leaveOut: admission.leaveOut }))
    ) {
      leftOut.add(one)
      counts.leftOut++
      continue
    }
    let onLine = false
    for (const party of parties) {
      const admitted = admits(one.draft, party, admission)
      const decided = decideParty(world, party, admitted)
      decisions.push(...decided)
      for (const { kind, body } of decided) if (kind === 'person.opened') openedNow.add(String(body['person']))
      const [first] = party.personas
      const owner = first && world.owners.get(first.id)
      if (!owner?.opened) continue
      onLine = true
      touched.add(owner.id)
      if (first && admitted && !openedNow.has(owner.id)) known.add(first.id)
      if (decided.length === 0 && party.personas.length > 1) joined.push(party.personas.map(({ id }) => id))
    }
    if (onLine) counts.onLines++
    else counts.unknown++
  }
  return { decisions, owners: world.owners, touched, known, joined, fresh, leftOut, counts }
}

async function ownersNow(
  trx: Trx,
  personas: readonly string[],
): Promise<readonly { persona_id: string; person_id: string; founder: string | null }[]> {
  if (personas.length === 0) return []
  return trx`
    select p.persona_id, p.person_id, o.founder from persona p
    left join person o on o.person_id = p.person_id and o.into_id is null
    where p.persona_id = any(${personas}::uuid[])`
}

/** Names are held against each other only where identifiers alone are not enough: a shared one, or two people. */
function inDoubt(world: World, { personas }: PreparedParty): boolean {
  if (personas.length < 2) return false
  const owners = new Set(personas.map(({ id }) => world.owners.get(id)?.id ?? id))
  return owners.size > 1 && personas.some(({ id }) => world.owners.get(id)?.opened)
}

async function learnNames(trx: Trx, world: World, personas: readonly string[]): Promise<void> {
  if (personas.length === 0) return
  const names = await trx<{ person_id: string; name: string }[]>`
    select p.person_id, l.body ->> 'full' as name
    from persona q join persona p on p.person_id = q.person_id
    join ledger.subject s on s.subject_id = p.persona_id and s.noun = 'persona'
    join ledger.entry e on e.id = s.entry_id and e.kind = 'claim.name'
    join ledger.payload l on l.entry_id = e.id
    where q.persona_id = any(${personas}::uuid[]) and l.body ? 'full'`
  for (const { person_id, name } of names)
    world.names.set(person_id, (world.names.get(person_id) ?? new Set()).add(foldName(name)))
}

/** An act that would have added somebody who is here already vouches for them too: undoing the first leaves the second. */
async function vouchForPeople(trx: Trx, act: Act, personas: ReadonlySet<string>, now: string): Promise<void> {
  await vouch(trx, act, await openingsOf(trx, [...personas]), now)
}

/** More identifiers than this in one record are a list, and joined nobody. */
const mostJoined = 8

/**
 * A record that would have joined two identifiers, had another not done so before, vouches for the rule's decision: of
 * two imports that share a row, either can be taken back. What somebody decided by hand, or took back, it leaves alone.
 */
async function vouchForJoins(trx: Trx, act: Act, joined: readonly (readonly string[])[], now: string): Promise<void> {
  const pairs = joined
    .filter(personas => personas.length <= mostJoined)
    .flatMap(personas => personas.flatMap(a => personas.filter(b => b !== a).map(b => [a, b] as const)))
  if (pairs.length === 0) return
  const rows = await trx<{ id: string }[]>`
    select distinct e.id
    from unnest(${pairs.map(([a]) => a)}::uuid[], ${pairs.map(([, b]) => b)}::uuid[]) as pair (a, b)
    join ledger.subject v on v.subject_id = pair.a and v.noun = 'identity' and v.role = 'into'
    join ledger.subject m on m.subject_id = pair.b and m.noun = 'identity' and m.entry_id = v.entry_id and m.role <> 'into'
    join ledger.entry e on e.id = v.entry_id and e.kind in ('persona.attached', 'person.merged')
    join ledger.payload l on l.entry_id = e.id and l.body ? 'rule'
    where exists (select from standing t where t.entry_id = e.id)`
  await vouch(
    trx,
    act,
    rows.map(row => row.id),
    now,
  )
}
