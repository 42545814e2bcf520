import type { Database } from '#src/db/connect.ts'
import { openPool } from '#src/db/pool.ts'
import { appRole } from '#src/db/roles.ts'
import { analyzeSchema, withStatistics } from '#src/db/statistics.ts'
import { createDerived } from './create.ts'
import { foldAll } from './loop.ts'

const beside = 'derived_next'

/**
 * Makes everything derived beside the live tables, catches up, and swaps it in by rename. Readers see the old rows until
 * the swap and the new ones after it; a rebuild that dies leaves the live tables as they were.
 */
export async function rebuild(db: Database, onProgress?: (people: number) => void): Promise<void> {
  await db.app`drop schema if exists derived_next cascade`
  await db.owner.unsafe(`create schema if not exists ${beside}${db.twoRoles ? ` authorization ${appRole}` : ''}`)
  const next = openPool(db.target, {
    max: 2,
    name: 'throughline rebuild',
    statementTimeout: 0,
    searchPath: `${beside}, public`,
    ...(db.twoRoles ? { role: appRole } : {}),
  })
  try {
    await createDerived(next)
    let folded = 0
    await withStatistics(db, () =>
      foldAll(next, {
        onPeople: people => {
          folded += people.length
          onProgress?.(folded)
        },
      }),
    )
    await analyzeSchema(db, beside)
    await swap(db)
  } finally {
    await next.end({ timeout: 5 })
  }
}

/** The few entries that came between the last catch-up and the swap are folded by the worker: the cursor is swapped with the tables. */
async function swap(db: Database): Promise<void> {
  await db.owner.begin(async trx => {
    await trx`set local lock_timeout = '10s'`
    await trx`select pg_advisory_xact_lock(hashtextextended('fold derived', 20))`
    await trx`drop schema derived cascade`
    await trx`alter schema derived_next rename to derived`
  })
}
