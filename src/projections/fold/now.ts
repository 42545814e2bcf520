import type { Trx } from '#src/db/pool.ts'
import { batchLimit } from '#src/ledger/append.ts'
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
    const follow: Follow = await foldEntries(trx, rows, false)
    for (const row of rows) folded.add(row.entry_id)
    const ids = rows.map(row => row.entry_id)
    for (const person of [...follow.people, ...(await peopleOf(trx, ids))]) people.add(person)
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
  const ids = [...people].sort()
  if (ids.length > keyLimit) await enqueue(trx, { acts: [], entries: [], personas: [], people: ids.slice(keyLimit) })
  const now = ids.slice(0, keyLimit)
  await foldPeople(trx, now)
  if (now.length > 0) await trx`delete from dirty_person where person_id = any(${now}::uuid[])`
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

async function peopleOf(trx: Trx, entries: readonly string[]): Promise<string[]> {
  if (entries.length === 0) return []
  const rows = await trx<{ person_id: string }[]>`
    select distinct p.person_id from ledger.subject s join persona p on p.persona_id = s.subject_id
    where s.entry_id = any(${entries}::uuid[]) and s.noun in ('persona', 'identity')`
  return rows.map(row => row.person_id)
}
