import type { TransactionSql } from 'postgres'
import { mostOfOne } from '#src/domain/identifier.ts'
import { conversational } from '#src/domain/kind.ts'
import { type Act, type Entry, vouch } from '#src/ledger/append.ts'
import type { Prepared, PreparedParty } from '#src/ledger/prepare.ts'
import { type Admission, admits, isLeftOut } from './admit.ts'
import { crowdedIn, hung, ownRecord, withoutLists } from './behind.ts'
import { decideParty } from './decide.ts'
import { lockPersonas } from './fold.ts'
import { learnOwners, learnTraits } from './learn.ts'
import { World } from './world.ts'

export interface Asking {
  readonly key: Buffer
  /** ISO instant of the doing. */
  readonly now: string
  readonly admission: Admission
  /** Personas of the accounts: never added. */
  readonly colleagues: ReadonlySet<string>
}

export interface Deciding {
  readonly decisions: readonly Entry[]
  /** The records that are kept, each hung on whose it is. */
  readonly hung: readonly Prepared[]
  readonly world: World
  /** People touched, merges left aside. */
  readonly touched: ReadonlySet<string>
  /** Decisions of earlier acts that this one would have made too. */
  readonly openings: readonly string[]
  /** Personas of one record that were one person before. */
  readonly joined: readonly (readonly string[])[]
  /** Personas never met before. */
  readonly fresh: ReadonlySet<string>
  /** Of what somebody wrote or said, notices included; what records say of people beside it is not counted. */
  readonly counts: { readonly onLines: number; readonly unknown: number; readonly leftOut: number }
}

const isSaid = (kind: string): boolean => conversational.has(kind) || kind === 'notification.received'

/** Locks everybody named, learns whose they are, and decides for each record in turn. */
export async function whoIsWho(
  trx: TransactionSql,
  given: readonly Prepared[],
  { key, now, admission, colleagues }: Asking,
): Promise<Deciding> {
  const prepared = withoutLists(given)
  const isOutside = (party: PreparedParty): boolean => !party.personas.some(persona => colleagues.has(persona.id))
  const world = new World(key, now)
  for (const id of crowdedIn(prepared)) world.crowded.add(id)
  const fresh = await meet(trx, world, prepared, isOutside)
  const behind = await behindAddresses(trx, world, prepared)
  const decisions: Entry[] = []
  const kept: Prepared[] = []
  const touched = new Set<string>()
  const openings = new Set<string>()
  const openedNow = new Set<string>()
  const joined: string[][] = []
  const counts = { onLines: 0, unknown: 0, leftOut: 0 }
  for (const record of prepared) {
    const one = hung(world, record, behind)
    const parties = one.parties.filter(isOutside)
    const counted = isSaid(one.draft.kind) ? 1 : 0
    const isKnown = (party: PreparedParty): boolean =>
      party.personas.some(({ id }) => world.ownerOf(id).opened !== null)
    if (
      parties.length > 0 &&
      !parties.some(isKnown) &&
      parties.every(party => isLeftOut({ draft: one.draft, party, leaveOut: admission.leaveOut }))
    ) {
      counts.leftOut += counted
      continue
    }
    kept.push(one)
    let isOnLine = false
    for (const party of parties) {
      const admitted = admits(one.draft, party, admission)
      const says = one.draft.kind.startsWith('claim.')
      const decided = decideParty(world, { party, admitted, says, seenAt: one.entry.seen_at })
      decisions.push(...decided)
      for (const { kind, body } of decided) if (kind === 'person.opened') openedNow.add(String(body['person']))
      const [first] = party.personas
      const owner = first && world.ownerOf(first.id)
      if (!owner?.opened) continue
      isOnLine = true
      touched.add(owner.id)
      const opening = world.openings.get(owner.id)
      if (admitted && opening && !openedNow.has(owner.id)) openings.add(opening)
      const personas = party.personas.map(({ id }) => id).filter(id => !world.crowded.has(id))
      if (personas.length > 1 && personas.length <= mostOfOne) joined.push(personas)
    }
    if (isOnLine) counts.onLines += counted
    else counts.unknown += counted
  }
  return { decisions, hung: kept, world, touched, openings: [...openings].sort(), joined, fresh, counts }
}

/** Locks the personas of these records and learns whose they are. Answers those never met before. */
async function meet(
  trx: TransactionSql,
  world: World,
  prepared: readonly Prepared[],
  isOutside: (party: PreparedParty) => boolean,
): Promise<ReadonlySet<string>> {
  const parties = prepared.flatMap(one => one.parties.filter(isOutside))
  const ids = [...new Set(parties.flatMap(party => party.personas.map(({ id }) => id)))].sort()
  const fresh = await lockPersonas(trx, ids)
  await learnOwners(
    trx,
    world,
    ids.filter(id => !fresh.has(id)),
  )
  const doubtful = parties.filter(party => isInDoubt(world, party))
  await learnTraits(trx, world, [...new Set(doubtful.flatMap(party => party.personas.map(({ id }) => id)))])
  return fresh
}

/** What people are called is asked where identifiers alone are not enough: a shared one, or two people. */
function isInDoubt(world: World, { personas }: PreparedParty): boolean {
  if (personas.length < 2) return false
  const owners = personas.map(({ id }) => world.ownerOf(id))
  return new Set(owners.map(owner => owner.id)).size > 1 && owners.some(owner => owner.opened !== null)
}

/**
 * Records that stand behind an address under a name of their own already. Of those that are new, learns what the
 * address's owner is called; a row that is here unchanged hangs where it hangs.
 */
async function behindAddresses(
  trx: TransactionSql,
  world: World,
  prepared: readonly Prepared[],
): Promise<ReadonlySet<string>> {
  const known = new Map<string, { readonly address: string; readonly entries: string[] }>()
  const own = new Map<string, string>()
  for (const one of prepared)
    for (const party of one.parties) {
      const record = ownRecord(world.key, one, party)
      const [first] = party.personas
      if (!record || !first) continue
      own.set(record.id, first.id)
      if (world.ownerOf(first.id).opened === null) continue
      const seen = known.get(record.id)
      if (seen) seen.entries.push(one.entry.id)
      else known.set(record.id, { address: first.id, entries: [one.entry.id] })
    }
  if (own.size === 0) return new Set()
  const there = await trx<{ id: string }[]>`
    select id from ledger.persona where id = any(${[...own.keys()]}::uuid[])`
  const behind = new Set(there.map(row => row.id))
  if (behind.size > 0) {
    const ids = [...behind].sort()
    const met = await lockPersonas(trx, ids)
    await learnOwners(
      trx,
      world,
      ids.filter(id => !met.has(id)),
    )
    await learnTraits(trx, world, [...ids, ...ids.flatMap(id => own.get(id) ?? [])])
  }
  const asked = [...known].filter(([id]) => !behind.has(id)).map(([, one]) => one)
  if (asked.length === 0) return behind
  const entries = asked.flatMap(one => one.entries)
  const old = await trx<{ id: string }[]>`select id from ledger.entry where id = any(${entries}::uuid[])`
  const here = new Set(old.map(row => row.id))
  const fresh = asked.filter(one => !one.entries.every(id => here.has(id)))
  await learnTraits(trx, world, [...new Set(fresh.map(one => one.address))])
  return behind
}

/** An act that would have added somebody who is here already vouches for them too: undoing the first leaves the second. */
export const vouchForPeople = (
  trx: TransactionSql,
  act: Act,
  openings: readonly string[],
  now: string,
): Promise<void> => vouch(trx, act, openings, now)

/**
 * A record that would have joined two identifiers, had another not done so before, vouches for the rule's decision: of
 * two imports that share a row, either can be taken back. What somebody decided by hand, or took back, it leaves alone.
 */
export async function vouchForJoins(
  trx: TransactionSql,
  act: Act,
  joined: readonly (readonly string[])[],
  now: string,
): Promise<void> {
  const pairs = joined.flatMap(personas =>
    personas.flatMap(a => personas.filter(b => b !== a).map(b => [a, b] as const)),
  )
  if (pairs.length === 0) return
  const rows = await trx<{ id: string }[]>`
    select distinct e.id
    from unnest(${pairs.map(([a]) => a)}::uuid[], ${pairs.map(([, b]) => b)}::uuid[]) as pair (a, b)
    join ledger.subject v on v.subject_id = pair.a and v.noun = 'identity' and v.role = 'into'
    join ledger.subject m on m.subject_id = pair.b and m.noun = 'identity' and m.entry_id = v.entry_id and m.role <> 'into'
    join ledger.entry e on e.id = v.entry_id and e.kind = 'persona.attached'
    join ledger.payload l on l.entry_id = e.id and l.body ? 'rule'
    where exists (select from standing t where t.entry_id = e.id)`
  await vouch(
    trx,
    act,
    rows.map(row => row.id),
    now,
  )
}
