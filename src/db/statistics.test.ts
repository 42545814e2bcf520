import { afterAll, beforeAll, expect, it } from 'vitest'
import { analyzeSchema, freshenStatistics, withStatistics } from './statistics.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

let test: TestDatabase
beforeAll(async () => {
  test = await testDatabase()
  await test.db.app`create table derived.pile (n int)`
})
afterAll(() => test?.drop())

/** Rows of the app's role, and their count on its way to where it is looked at. */
async function pile(rows: number): Promise<void> {
  const one = await test.db.app.reserve()
  try {
    await one`insert into derived.pile select generate_series(1, ${rows}::int)`
    await one`select pg_stat_force_next_flush()`
    await one`select 1`
  } finally {
    one.release()
  }
}
const known = async (): Promise<number> =>
  (
    await test.db.owner<
      { rows: number }[]
    >`select reltuples::int as rows from pg_class where oid = 'derived.pile'::regclass`
  )[0]?.rows ?? 0

it('looks at a table once it has grown by half, and not at every row', async () => {
  await pile(1000)
  expect(await freshenStatistics(test.db)).toEqual([])
  await pile(20_000)
  expect(await freshenStatistics(test.db)).toEqual(['derived.pile'])
  expect(await known()).toBe(21_000)
  await pile(5_000)
  expect(await freshenStatistics(test.db)).toEqual([])
})

it('waits for nobody', async () => {
  await pile(100_000)
  await test.db.app.begin(async trx => {
    await trx`lock table derived.pile in access exclusive mode`
    await freshenStatistics(test.db)
  })
  expect(await known()).toBe(21_000)
  await analyzeSchema(test.db, 'derived')
  expect(await known()).toBe(126_000)
})

it('ends with the work beside which it is kept, also when that fails', async () => {
  expect(await withStatistics(test.db, async () => 'done')).toBe('done')
  await expect(withStatistics(test.db, () => Promise.reject(new Error('cut short')))).rejects.toThrow('cut short')
})
