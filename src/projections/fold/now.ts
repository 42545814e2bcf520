import type { Trx } from '#src/db/pool.ts'
import { touchesIdentity } from '#src/identity/fold.ts'
import { batchLimit } from '#src/ledger/append.ts'
import { touchesStanding } from '#src/ledger/standing.ts'
import { keyLimit } from '../projection.ts'
import { enqueue, type Folded, type Follow, foldEntries } from './entries.ts'
import { foldPeople } from './people.ts'

/**
 * Folds entries, and what follows from them, in the transaction that wrote them, so that a click is on the screen at
 * once. What would make it a long transaction is left to the worker. Answers the people whose rows were folded.
 */
export async function foldNow(trx: Trx, entries: readonly Folded[], already?: Follow): Promise<readonly string[]> {
  const folded = new Set<string>()
  const people = new Set<string>(already?.people)
  let rows = entries
  let pending: Follow | undefined = already
  while (rows.length > 0 || pending) {
    // What was said now is read by the worker again; what it took back or hid is gone from everywhere at once.
    const follow: Follow = await foldEntries(trx, rows, false, folded.size > 0)
    for (const row of rows) folded.add(row.entry_id)
    for (const person of follow.people) people.add(person)
    const next = pending ? join(pending, follow) : follow
    pending = undefined
    const found = await expand(trx, next)
    if (found.length + folded.size > batchLimit) {
      await enqueue(trx, next)
      await enqueue(trx, { acts: [], entries: [], personas: [], people: [...people] })
      break
    }
    rows = found.filter(row => !folded.has(row.entry_id))
  }
  const whole = folded.size > entries.length || (already && already.people.length + already.personas.length > 0)
  return foldConcerned(trx, people, entries, whole)
}

/** Folds the people whom entries concern, as many as one transaction takes, in what their kinds concern. Answers whom. */
export async function foldConcerned(
  trx: Trx,
  people: Iterable<string>,
  entries: readonly Folded[],
  whole = false,
): Promise<readonly string[]> {
  const ids = [...new Set(people)].sort()
  if (ids.length > keyLimit) await enqueue(trx, { acts: [], entries: [], personas: [], people: ids.slice(keyLimit) })
  const now = ids.slice(0, keyLimit)
  // Who changed hands, or stands or falls anew, is folded whole.
  const isWhole =
    whole || entries.some(({ kind, settled }) => touchesStanding(kind) || (touchesIdentity(kind) && !settled))
  if (now.length === 0) return now
  // Whoever waits to be folded whole for something else goes on waiting, unless that is done here.
  if (isWhole) await Promise.all([unmark(trx, now), foldPeople(trx, now)])
  else await foldPeople(trx, now, new Set(entries.map(row => row.kind)))
  return now
}

const join = (a: Follow, b: Follow): Follow => ({
  acts: [...a.acts, ...b.acts],
  entries: [...a.entries, ...b.entries],
  personas: [...a.personas, ...b.personas],
  people: [...a.people, ...b.people],
})

async function expand(trx: Trx, { acts, entries, personas }: Follow): Promise<Folded[]> {
  if (acts.length + entries.length + personas.length === 0) return []
  return trx<Folded[]>`
    select e.id as entry_id, e.kind from ledger.entry e where e.id in (
      select entry_id from ledger.attestation where act_id = any(${acts}::uuid[])
      union select unnest(${entries}::uuid[])
      union select entry_id from ledger.subject where subject_id = any(${personas}::uuid[]) and noun in ('persona', 'identity'))
    limit ${batchLimit + 1}`
}

/** They are folded whole here; those that the worker has taken stay marked, and are folded by both. */
const unmark = async (trx: Trx, people: readonly string[]): Promise<unknown> => trx`
  with mine as materialized (
    select person_id from dirty_person where person_id = any(${people}::uuid[]) order by person_id for update skip locked)
  delete from dirty_person d using mine where d.person_id = mine.person_id`
