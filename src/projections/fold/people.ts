import type { Trx } from '#src/db/pool.ts'
import { projections } from '../index.ts'

/**
 * Recomputes the keyed rows of these people, at most `keyLimit`: all of them, or those that entries of these kinds
 * concern. Locks first, in key order: a colleague's click and the worker never fold one person at once, and never wait
 * for each other in a ring.
 */
export async function foldPeople(trx: Trx, people: readonly string[], kinds?: ReadonlySet<string>): Promise<void> {
  if (people.length === 0) return
  const concerned = projections.filter(({ concerns }) => !kinds || !concerns || [...kinds].some(concerns))
  const fold = (last: boolean) =>
    concerned.filter(one => (one.last ?? false) === last).map(one => one.foldPeople?.(trx, people))
  // Sent together, in this order: what one answers, no other waits for.
  await Promise.all([lock(trx, people), ...fold(false)])
  await Promise.all(fold(true))
}

const lock = async (trx: Trx, people: readonly string[]): Promise<unknown> => trx`
  select pg_advisory_xact_lock(hashtextextended(id::text, 20)) from (select unnest(${people}::uuid[]) as id order by 1) as keys`
