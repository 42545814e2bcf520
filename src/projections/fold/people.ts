import type { Trx } from '#src/db/pool.ts'
import { projections } from '../index.ts'

/**
 * Recomputes the keyed rows of these people, at most `keyLimit`. Locks first, in key order: a colleague's click and the
 * worker never fold one person at once, and never wait for each other in a ring.
 */
export async function foldPeople(trx: Trx, people: readonly string[]): Promise<void> {
  if (people.length === 0) return
  await trx`
    select pg_advisory_xact_lock(hashtextextended(id::text, 20)) from (select unnest(${people}::uuid[]) as id order by 1) as keys`
  for (const projection of projections) await projection.foldPeople?.(trx, people)
}
