import { setTimeout as sleep } from 'node:timers/promises'
import { writtenAlongside } from './alongside.ts'
import { codeOf } from './errors.ts'
import type { Sql, Trx } from './pool.ts'

const deadlock = '40P01'
const serialisation = '40001'
const attempts = 6

/**
 * Runs `work` in one READ COMMITTED transaction, and wholly again when PostgreSQL chose it as a deadlock's victim or
 * could not serialise it: so it must have no effect outside the database. Any other error rolls back and is thrown.
 */
export async function transact<T>(sql: Sql, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await once(sql, work)
    } catch (error) {
      const code = codeOf(error)
      if (attempt === attempts || (code !== deadlock && code !== serialisation)) throw error
      await sleep(Math.random() * 20 * 2 ** attempt)
    }
  }
}

/**
 * Lets the commit of this transaction not wait for the disk: it writes only what is made anew from the ledger, together
 * with how far the ledger was read. A crash loses the last such transactions whole, and what they did is done again.
 */
export const derivedOnly = async (trx: Trx): Promise<void> => {
  await trx`select set_config('synchronous_commit', 'off', true)`
}

async function once<T>(sql: Sql, work: (trx: Trx) => Promise<T>): Promise<T> {
  const results: T[] = []
  const also = writtenAlongside()
  await sql.begin('isolation level read committed', async trx => {
    results[0] = await work(trx)
    await also(trx)
  })
  return results[0] as T
}
