import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from './connect.ts'

/** Rows that have to come, change or go before a table is looked at again, and their share of what it holds. */
const least = 5_000
const share = 0.5
/** How often is looked whether a table has grown. */
const interval = 5_000

/**
 * Has PostgreSQL look at the tables that have grown by half since it last did. Its own vacuum comes a minute late: until
 * then statements over a table that was just filled are planned as if it were empty. As the owner, one table at a time;
 * what somebody else holds is left, and neither readers nor writers wait for it. Answers the tables.
 */
export async function freshenStatistics({ owner }: Pick<Database, 'owner'>): Promise<readonly string[]> {
  const rows = await owner<{ name: string }[]>`
    select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
    where schemaname in ('ledger', 'desk', 'derived', 'derived_next') and n_mod_since_analyze > ${least}::int + ${share}::float8 * n_live_tup
      -- Work that is put down and taken up again within a second.
      and relname not like 'dirty%'
    order by n_mod_since_analyze desc`
  for (const { name } of rows) await owner.unsafe(`analyze (skip_locked) ${name}`)
  return rows.map(row => row.name)
}

/** Keeps statistics up while much is written, until the signal says stop; comes to an end with the table at hand. */
export async function keepStatistics(db: Pick<Database, 'owner'>, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(interval, undefined, { signal }).catch(() => {})
    // A table that was dropped meanwhile, a server that restarts: what was asked for goes on without.
    if (!signal.aborted) await freshenStatistics(db).catch(() => [])
  }
}

/** Has PostgreSQL look at every table of a schema that was just filled. */
export async function analyzeSchema({ owner }: Pick<Database, 'owner'>, schema: string): Promise<void> {
  const rows = await owner<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = ${schema} order by tablename`
  for (const { name } of rows) await owner.unsafe(`analyze (skip_locked) ${name}`)
}

/** Does something that writes much, with statistics kept up beside it. */
export async function withStatistics<T>(db: Pick<Database, 'owner'>, work: () => Promise<T>): Promise<T> {
  const done = new AbortController()
  const keeping = keepStatistics(db, done.signal)
  try {
    return await work()
  } finally {
    done.abort()
    await keeping
  }
}
