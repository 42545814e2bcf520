import type { Trx } from '#src/db/pool.ts'
import { foldFirst, foldIdentity, touchesIdentity } from '#src/identity/fold.ts'
import type { IdentityDecision } from '#src/identity/resolve.ts'
import { type Asking, type Deciding, vouchForJoins, vouchForPeople, whoIsWho } from '#src/identity/who.ts'
import type { World } from '#src/identity/world.ts'
import { type Act, append, appendNouns, beginAct, type Entry } from '#src/ledger/append.ts'
import { nounsOf, type Prepared, type PreparedParty } from '#src/ledger/prepare.ts'
import { touchesStanding } from '#src/ledger/standing.ts'
import { enqueue, type Folded, type Follow } from './fold/entries.ts'
import { few, plannedForBulk } from './fold/loop.ts'
import { foldNow } from './fold/now.ts'

export interface RecordOptions extends Asking {
  /**
   * Folds what was written in the same transaction: for a person who waits for the result. Bulk leaves it to the worker;
   * so does, `together`, a click whose entries change nobody else's rows, and who then waits until they were read.
   */
  readonly fold: boolean | 'together'
}

/** What a click left to be folded together with others: the transaction that wrote it, and its entries. */
export interface Left {
  readonly xid: string
  readonly rows: readonly Folded[]
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
  readonly left: Left | null
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
  const people = await whoIsWho(trx, kept, options)
  const standing = people.hung
  await appendNouns(trx, nounsOf(standing))
  const entries = unique([...standing.map(one => one.entry), ...people.decisions, ...decisions])
  const [, { fresh, attested, xid }, left] = await Promise.all([
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
    if (fresh.has(entry.id)) for (const owner of ownersOf(parties, people.world)) changed.add(owner)
  return {
    fresh,
    unchanged: entries.length - Math.max(attested, fresh.size) + Math.max(0, attested - fresh.size),
    kinds,
    opened,
    people: people.touched,
    changed,
    suppressed,
    left: left.length > 0 && attested > 0 ? { xid, rows: left } : null,
    ...people.counts,
  }
}

/** What follows from entries that are being written: whose personas are, who vouches for whom, and every view. Answers what is left to be folded together. */
async function followUp(
  trx: Trx,
  act: Act,
  entries: readonly Entry[],
  people: Deciding,
  options: RecordOptions,
): Promise<readonly Folded[]> {
  const made = people.decisions.filter(one => one.kind !== 'pair.doubted')
  const touched = await foldFirst(trx, made.map(decisionOf), people.fresh)
  const moves = await foldIdentity(trx, touched)
  await vouchForPeople(trx, act, people.openings, options.now)
  await vouchForJoins(trx, act, people.joined, options.now)
  const follow: Follow = {
    acts: [],
    entries: [],
    personas: moves.personas.filter(id => !people.fresh.has(id)),
    people: moves.people.filter(id => !people.fresh.has(id)),
  }
  if (!options.fold) {
    await enqueue(trx, follow)
    return []
  }
  const settled = new Set(made.map(one => one.id))
  const rows = entries.map(({ id, kind }) => ({ entry_id: id, kind, visible: act.visible, settled: settled.has(id) }))
  if (options.fold === 'together' && follow.personas.length + follow.people.length === 0 && rows.every(changesNoOther))
    return rows
  await foldNow(trx, rows, follow)
  return []
}

/** What it takes back, hides or moves would have to be gone from everywhere at once. */
const changesNoOther = ({ kind, settled }: Folded): boolean =>
  !touchesStanding(kind) && (settled === true || !touchesIdentity(kind))

const decisionOf = ({ id, kind, occurred_at, body }: Entry): IdentityDecision => ({
  id,
  // Of the rule's own making: who is opened, and what is attached or merged.
  kind: kind as IdentityDecision['kind'],
  at: new Date(occurred_at ?? 0).toISOString().replace('Z', '000'),
  body: body as IdentityDecision['body'],
})

const unique = (entries: readonly Entry[]): Entry[] => [...new Map(entries.map(entry => [entry.id, entry])).values()]

function* ownersOf(parties: readonly PreparedParty[], world: World): Generator<string> {
  for (const { personas } of parties) {
    const owner = personas[0] && world.ownerOf(personas[0].id)
    if (owner?.opened) yield owner.id
  }
}

/** Erased people do not come back: records about them alone are left, in others they are left out. */
async function withoutErased(
  trx: Trx,
  prepared: readonly Prepared[],
): Promise<{ kept: readonly Prepared[]; suppressed: number }> {
  const named = new Set(prepared.flatMap(one => one.parties))
  const all = [...new Set([...named].flatMap(party => party.personas.map(persona => persona.id)))]
  if (all.length === 0) return { kept: prepared, suppressed: 0 }
  const rows = await trx<
    { persona_id: string }[]
  >`select persona_id from erased_persona where persona_id = any(${all}::uuid[])`
  if (rows.length === 0) return { kept: prepared, suppressed: 0 }
  const gone = new Set(rows.map(row => row.persona_id))
  const erased = new Set([...named].filter(party => party.personas.some(persona => gone.has(persona.id))))
  const kept = prepared.filter(one => !one.parties.some(party => erased.has(party)))
  return { kept, suppressed: prepared.length - kept.length }
}
