import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from './errors.ts'
import { type TestDatabase, testDatabase } from './testing.ts'
import { transact } from './transaction.ts'

let one: TestDatabase
beforeAll(async () => {
  one = await testDatabase()
  await one.db.owner`create table desk.sum (id int primary key, n int not null)`
  await one.db.owner`insert into desk.sum values (1, 0), (2, 0)`
})
afterAll(() => one.drop())

test('gives back what the work gives, committed', async () => {
  expect(await transact(one.db.app, async trx => trx`select 1 as one`)).toEqual([{ one: 1 }])
  expect(await transact(one.db.app, async () => [Promise.resolve(1)])).toHaveLength(1)
})

test('leaves nothing when the work throws, and does not run it again', async () => {
  let runs = 0
  const work = transact(one.db.app, async trx => {
    runs += 1
    await trx`insert into desk.sum values (3, 3)`
    throw new RangeError('no')
  })
  await expect(work).rejects.toThrow(RangeError)
  expect(runs).toBe(1)
  expect(await one.db.app`select 1 from desk.sum where id = 3`).toEqual([])
})

test('runs the whole work again when it was the victim of a deadlock', async () => {
  let runs = 0
  const add = (first: number, second: number) =>
    transact(one.db.app, async trx => {
      runs += 1
      await trx`update desk.sum set n = n + 1 where id = ${first}`
      await trx`select pg_sleep(0.05)`
      await trx`update desk.sum set n = n + 1 where id = ${second}`
    })
  await Promise.all([add(1, 2), add(2, 1), add(1, 2), add(2, 1)])
  expect(runs).toBeGreaterThan(4)
  expect(await one.db.app`select id, n from desk.sum order by id`).toEqual([
    { id: 1, n: 4 },
    { id: 2, n: 4 },
  ])
})

test('gives up after some attempts', async () => {
  let runs = 0
  const work = transact(one.db.app, async trx => {
    runs += 1
    await trx`do $$ begin raise exception 'again' using errcode = '40001'; end $$`
  })
  expect(await work.catch(codeOf)).toBe('40001')
  expect(runs).toBe(6)
})
