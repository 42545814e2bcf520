import type { Trx } from '#src/db/pool.ts'
import { foldColleagues, foldIdentity, personasOf, touchesIdentity } from '#src/identity/fold.ts'
import type { Cursor } from '#src/ledger/read.ts'
import { foldAudiences, foldStanding, touchesStanding } from '#src/ledger/standing.ts'
import { projections } from '../index.ts'

export interface Folded {
  readonly entry_id: string
  readonly kind: string
  /** What everybody may see whom this act tells of it needs no audience of its own. */
  readonly visible?: string
  /** Who is who by this decision has been folded already. */
  readonly settled?: boolean
}

/** What a fold found that must be folded again: all entries of these acts, these entries, all entries of these personas. */
export interface Follow {
  readonly acts: readonly string[]
  readonly entries: readonly string[]
  readonly personas: readonly string[]
  readonly people: readonly string[]
}

/**
 * Folds entries into everything additive, decisions first; marks the people concerned for their keyed rows, or answers
 * them where the caller folds them itself. Without `whole` what nobody waits for is left to the worker.
 */
export async function foldEntries(trx: Trx, rows: readonly Folded[], mark = true, whole = mark): Promise<Follow> {
  if (rows.length === 0) return { acts: [], entries: [], personas: [], people: [] }
  const entries = [...new Set(rows.map(row => row.entry_id))]
  const idsOf = (test: (kind: string) => boolean) => [
    ...new Set(rows.filter(row => test(row.kind)).map(row => row.entry_id)),
  ]
  const standing = await foldStanding(trx, idsOf(touchesStanding))
  await foldAudiences(trx, [...new Set(rows.filter(row => row.visible !== 'all').map(row => row.entry_id))])
  const decided = await personasOf(trx, [
    ...new Set(rows.filter(row => !row.settled && touchesIdentity(row.kind)).map(row => row.entry_id)),
  ])
  const colleagues = await foldColleagues(trx, rows.some(row => row.kind === 'colleague.identified') ? decided : [])
  const moves = await foldIdentity(trx, decided)
  const each = async () => {
    for (const { handles, later, foldEntries: fold } of projections) {
      if (later && !whole) continue
      const handled = handles ? idsOf(handles) : entries
      if (handled.length > 0) await fold?.(trx, handled)
    }
  }
  // Sent together, in this order.
  const [, concerned] = await Promise.all([
    meet(trx, entries),
    mark ? markPeople(trx, entries) : peopleOf(trx, entries),
    each(),
  ])
  return { ...standing, personas: [...moves.personas, ...colleagues], people: [...moves.people, ...concerned] }
}

/** Folds entries, whose lines are there, into what nobody waits for. */
export async function foldLaterRows(trx: Trx, rows: readonly Folded[]): Promise<void> {
  for (const { handles, later, foldEntries: fold } of projections) {
    if (!later) continue
    const handled = new Set(rows.filter(row => !handles || handles(row.kind)).map(row => row.entry_id))
    if (handled.size > 0) await fold?.(trx, [...handled])
  }
}

/** Leaves the people whom entries are about to the worker. */
async function markPeople(trx: Trx, entries: readonly string[]): Promise<readonly string[]> {
  await trx`
    insert into dirty_person
    select distinct p.person_id from ledger.subject s join persona p on p.persona_id = s.subject_id
    where s.entry_id = any(${entries}::uuid[]) and s.noun in ('persona', 'identity')
    order by 1 on conflict do nothing`
  return []
}

async function peopleOf(trx: Trx, entries: readonly string[]): Promise<readonly string[]> {
  const rows = await trx<{ person_id: string }[]>`
    select distinct p.person_id from ledger.subject s join persona p on p.persona_id = s.subject_id
    where s.entry_id = any(${entries}::uuid[]) and s.noun in ('persona', 'identity')`
  return rows.map(row => row.person_id)
}

/** Personas that entries name and no decision has met yet stand for themselves. */
async function meet(trx: Trx, entries: readonly string[]): Promise<void> {
  await trx`
    insert into persona (persona_id, person_id)
    select distinct s.subject_id, s.subject_id from ledger.subject s
    where s.entry_id = any(${entries}::uuid[]) and s.noun in ('persona', 'identity')
    order by 1 on conflict do nothing`
}

/**
 * Leaves what a fold found to the worker. Whoever reads the log says how far it had been read: what personas did after that
 * was just folded, or will be when it is read.
 */
export async function enqueue(trx: Trx, { acts, entries, personas, people }: Follow, read?: Cursor): Promise<void> {
  const isRead = read
    ? trx`and exists (select from ledger.attestation a where a.entry_id = s.entry_id and (a.xid, a.position) <= (${read.xid}::text::xid8, ${read.position}))`
    : trx``
  if (acts.length > 0)
    await trx`
      insert into dirty_act (act_id) select distinct unnest(${acts}::uuid[]) order by 1
      on conflict (act_id) do update set after = null`
  if (entries.length > 0)
    await trx`insert into dirty_entry select distinct unnest(${entries}::uuid[]) order by 1 on conflict do nothing`
  if (personas.length > 0)
    await trx`
      insert into dirty_entry
      select distinct s.entry_id from ledger.subject s
      where s.subject_id = any(${personas}::uuid[]) and s.noun in ('persona', 'identity') ${isRead}
      order by 1 on conflict do nothing`
  if (people.length > 0)
    await trx`insert into dirty_person select distinct unnest(${people}::uuid[]) order by 1 on conflict do nothing`
}
