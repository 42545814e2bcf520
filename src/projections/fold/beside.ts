import { setTimeout as sleep } from 'node:timers/promises'
import type { Sql } from '#src/db/pool.ts'
import { collectBetweenBatches } from '#src/lib/memory.ts'
import { foldAgain, foldLater, foldTail } from './loop.ts'

/** Milliseconds for which what is committed is gathered. */
const rest = 200

/**
 * Folds what each entry is folded into beside whoever writes many: the server is busy with it while the next are read.
 * People, who would be folded anew with every batch, and what came last are left to the caller, who folds all when
 * nothing more comes: what fails here fails there again, and is told.
 */
export async function foldingBeside<T>(sql: Sql, work: () => Promise<T>): Promise<T> {
  const over = new AbortController()
  const fold = async (): Promise<void> => {
    while (!over.signal.aborted) {
      collectBetweenBatches()
      const folded = (await foldTail(sql)).entries + (await foldAgain(sql))
      if (folded === 0 && (await foldLater(sql)) === 0)
        await sleep(rest, undefined, { signal: over.signal }).catch(() => {})
    }
  }
  const folding = fold().catch(() => {})
  try {
    return await work()
  } finally {
    over.abort()
    await folding
  }
}
