import { type AddressInfo, connect, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf } from './errors.ts'
import { openPool, parseTarget, type Sql } from './pool.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

// What scripts/driver-patch.js corrects: connections that are lost at the wrong moment.

let one: TestDatabase
let sql: Sql
beforeAll(async () => {
  one = await testDatabase()
  await one.db.owner`create table desk.row (n int primary key)`
  sql = openPool(parseTarget(one.url), { max: 1, name: 'one connection', statementTimeout: 0 })
})
afterAll(async () => {
  await sql.end()
  await one.drop()
})

const backend = async (pool: Pick<Sql, 'unsafe'>) => {
  const [row] = await pool.unsafe<{ pid: number }[]>('select pg_backend_pid() as pid')
  return row?.pid ?? 0
}
const kill = (pid: number) => one.db.owner`select pg_terminate_backend(${pid})`

/** What is asked at once may still meet the session that is ending. */
async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      return await ask()
    } catch {
      await new Promise(resolve => setTimeout(resolve, 10))
    }
  }
  return ask()
}

test('a pool whose connection was killed works on, many times over', async () => {
  for (let round = 0; round < 20; round++) {
    const pid = await backend(sql)
    const lost = [sql`select pg_sleep(5)`, sql`select ${round}::int as n`]
    const settled = Promise.allSettled(lost)
    await kill(pid)
    await settled
    expect(await eventually(() => sql`select ${round}::int as n`)).toEqual([{ n: round }])
  }
})

test('a transaction that fails by the loss of its connection does not end the process', async () => {
  for (let round = 0; round < 10; round++) {
    const work = sql.begin(async trx => {
      await trx`insert into desk.row values (${round})`
      await trx`select pg_terminate_backend(pg_backend_pid())`
    })
    expect(['57P01', 'CONNECTION_CLOSED']).toContain(await work.catch(codeOf))
  }
  expect(await sql`select n from desk.row`).toEqual([])
})

test('a transaction that goes on after the loss touches neither the next session nor its transaction', async () => {
  let goOn = () => {}
  const waiting = new Promise<void>(resolve => {
    goOn = resolve
  })
  const late = sql.begin(async trx => {
    await kill(await backend(trx))
    await waiting
    await trx`insert into desk.row values (100)`
  })
  await expect(late).rejects.toThrow()
  await sql.begin(async trx => {
    await trx`insert into desk.row values (200)`
    goOn()
    await new Promise(resolve => setTimeout(resolve, 50))
    await trx`insert into desk.row values (201)`
  })
  expect(await sql`select n from desk.row order by n`).toEqual([{ n: 200 }, { n: 201 }])
})

test('what a transaction asks first, and together, goes out in one write with its beginning', async () => {
  const target = parseTarget(one.url)
  const writes: string[] = []
  const proxy = createServer(client => {
    const server = target.host.startsWith('/')
      ? connect(`${target.host}/.s.PGSQL.${target.port}`)
      : connect(target.port, target.host)
    client.on('data', bytes => writes.push(bytes.toString('latin1')))
    for (const [from, to] of [
      [client, server],
      [server, client],
    ] as const)
      from.pipe(to).on('error', () => from.destroy())
  })
  await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve))
  const { port } = proxy.address() as AddressInfo
  const far = openPool({ ...target, host: '127.0.0.1', port, ssl: false }, { max: 1, name: 'far', statementTimeout: 0 })
  try {
    const doing = () =>
      far.begin(async trx => {
        await Promise.all([trx`select ${'first'}::text`, trx`select ${'second'}::text`])
        await trx`select ${'third'}::text`
      })
    // Statements are described when they are asked for the first time.
    await doing()
    for (let round = 0; round < 3; round++) {
      writes.length = 0
      await doing()
      expect(writes.map(text => [...text.matchAll(/begin|first|second|third|commit/g)].join(' '))).toEqual([
        'begin first second',
        'third',
        expect.any(String),
      ])
    }
  } finally {
    await far.end()
    proxy.close()
  }
})

test('a copy out, read to its end or left, leaves the connection in order', async () => {
  for (const length of [1, 10_000, 60_000, 65_536, 100_000, 1_000_000]) {
    let size = 0
    for await (const chunk of await sql`copy (select repeat('x', ${sql.unsafe(String(length))})) to stdout`.readable())
      size += chunk.length
    expect(size).toBe(length + 1)
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  }
})

test('a transaction that fails while a copy is read is rolled back', async () => {
  const failed = sql.begin(async trx => {
    await trx`insert into desk.row values (300)`
    for await (const _ of await trx`copy (select repeat('x', 1000) from generate_series(1, 20000)) to stdout`.readable())
      throw new RangeError('enough')
  })
  await expect(failed).rejects.toThrow(RangeError)
  expect(await sql`select n from desk.row where n = 300`).toEqual([])
  await sql.begin(trx => trx`insert into desk.row values (301)`)
})
