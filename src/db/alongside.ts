import { AsyncLocalStorage } from 'node:async_hooks'
import type { Trx } from './pool.ts'

/** What is written at the end of every transaction of a request, so that it is there exactly when what was done is. */
interface Alongside {
  readonly write: (trx: Trx) => Promise<void>
  isOver: boolean
}

const current = new AsyncLocalStorage<Alongside>()

/** Runs `work`; every transaction that it begins ends with `write`. What goes on after it has answered writes nothing. */
export async function alongside<T>(write: (trx: Trx) => Promise<void>, work: () => Promise<T>): Promise<T> {
  const mine = { write, isOver: false }
  try {
    return await current.run(mine, work)
  } finally {
    mine.isOver = true
  }
}

/** What a transaction that begins now ends with. */
export function writtenAlongside(): (trx: Trx) => Promise<void> {
  const mine = current.getStore()
  return async trx => {
    if (mine && !mine.isOver) await mine.write(trx)
  }
}
