import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '#src/db/pool.ts'
import { foldAll } from './loop.ts'

/** Milliseconds for which what is committed is gathered. */
const rest = 200

/**
 * Folds beside whoever writes much, as the worker does beside an import: the server folds while the next entries are
 * read. What came last is left to the caller, who folds it when nothing more comes. Throws what either threw first.
 */
export async function foldingBeside<T>(sql: Sql, work: () => Promise<T>): Promise<T> {
  const over = new AbortController()
  const fold = async (): Promise<void> => {
    while (!over.signal.aborted) {
      await foldAll(sql, {}, over.signal)
      await sleep(rest, undefined, { signal: over.signal }).catch(() => {})
    }
  }
  const folding = fold()
  // Awaited below, whatever becomes of the work.
  folding.catch(() => {})
  try {
    return await work()
  } finally {
    over.abort()
    await folding
  }
}
