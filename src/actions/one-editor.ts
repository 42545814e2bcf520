import type { Trx } from '#src/db/pool.ts'
import { Refusal, type RefusalDetail } from '#src/domain/refusal.ts'

/**
 * Who changes the same person, job or organisation at the same moment waits here, so that the later sees what the earlier
 * wrote. Taken before any other lock of the doing.
 */
export async function oneEditor(trx: Trx, thing: string): Promise<void> {
  await trx`select pg_advisory_xact_lock(hashtextextended(${thing}, 25))`
}

/** What somebody else wrote since the editor looked is not written over: they hear what it is, and decide. */
export const changedMeanwhile = (details: readonly RefusalDetail[]): Refusal =>
  new Refusal(
    'changed',
    'Somebody else changed this while you did. Nothing of yours was saved; look at theirs and decide.',
    null,
    details,
  )
