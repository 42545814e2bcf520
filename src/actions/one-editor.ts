import type { Trx } from '#src/db/pool.ts'
import { type Present, Refusal } from '#src/domain/refusal.ts'

/**
 * Who changes the same person, job, organisation or the house's settings at the same moment waits here, so that the later
 * sees what the earlier wrote. Taken before any other lock of the doing.
 */
export async function oneEditor(trx: Trx, thing: string): Promise<void> {
  await trx`select pg_advisory_xact_lock(hashtextextended(${thing}, 25))`
}

/**
 * What somebody else wrote since the editor looked is not written over: they hear what it is, and decide.
 * @param others by field, what stands there now; nothing where nobody else changed it
 * @param words what is said of a field
 * @throws Refusal `changed` naming the fields
 */
export function requireUnchanged(
  others: ReadonlyMap<string, Present>,
  words: (field: string, now: Present) => string = () => 'A colleague changed this.',
): void {
  if (others.size === 0) return
  throw new Refusal(
    'changed',
    'Somebody else changed this while you did. Nothing of yours was saved; look at theirs and decide.',
    null,
    [...others].map(([field, now]) => ({ pointer: `/${field}`, detail: words(field, now), now })),
  )
}
