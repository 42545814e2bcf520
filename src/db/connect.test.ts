import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf } from './errors.ts'
import { parseTarget } from './pool.ts'
import { type TestDatabase, testDatabase } from './testing.ts'

describe('an address', () => {
  test.each([
    [
      'postgres://ann:p%40ss@db.example:6432/house?sslmode=require',
      { host: 'db.example', port: 6432, user: 'ann', password: 'p@ss', database: 'house', ssl: 'require' },
    ],
    [
      'postgresql://ann@/house?host=/run/postgresql',
      { host: '/run/postgresql', port: 5432, user: 'ann', database: 'house', ssl: false },
    ],
    ['postgres://ann@localhost', { host: 'localhost', port: 5432, database: 'ann' }],
  ])('%s', (address, expected) => expect(parseTarget(address)).toMatchObject(expected))

  test('that cannot be read is refused without repeating the password', () => {
    for (const bad of ['secret', 'mysql://a:secret@b/c', 'postgres://a:secret@[/c']) {
      expect(() => parseTarget(bad)).toThrow(/^DATABASE_URL (?!.*secret)/)
    }
  })
})

describe('a database', () => {
  let test1: TestDatabase
  beforeAll(async () => {
    test1 = await testDatabase()
  })
  afterAll(() => test1.drop())

  test('gives values back as they were', async () => {
    const [row] = await test1.db.app`select 9007199254740991::int8 as safe, 9007199254740993::int8 as large,
      '2026-11-21 09:30:00.123456+01'::timestamptz as micro, '2026-11-21 09:30:00+01'::timestamptz as second,
      'infinity'::timestamptz as never, '0044-03-15 00:00:00+00 BC'::timestamptz as ides, '2026-03-29'::date as day,
      '{"a": [1, null]}'::jsonb as body, array['2026-11-21 00:00:00+00'::timestamptz] as list, count(*) as count,
      '0190f0e0-0000-7000-8000-000000000000'::uuid as id, array['0190f0e0-0000-7000-8000-000000000000'::uuid] as ids`
    expect(row).toEqual({
      safe: 9007199254740991,
      large: 9007199254740993n,
      micro: '2026-11-21T08:30:00.123456Z',
      second: '2026-11-21T08:30:00.000Z',
      never: 'infinity',
      ides: '0044-03-15 00:00:00+00 BC',
      day: '2026-03-29',
      body: { a: [1, null] },
      list: ['2026-11-21T00:00:00.000Z'],
      count: 1,
      id: '0190f0e0-0000-7000-8000-000000000000',
      ids: ['0190f0e0-0000-7000-8000-000000000000'],
    })
  })

  test('takes back every value that it gave, alone and in arrays', async () => {
    const { app } = test1.db
    const at = '2026-11-21T08:30:00.123456Z'
    const id = '0190f0e0-0000-7000-8000-000000000000'
    const [row] =
      await app`select ${at}::timestamptz as at, ${[at, null]}::timestamptz[] as ats, ${'2026-03-29'}::date as day,
      ${['2026-03-29']}::date[] as days, ${[id]}::uuid[] as ids, ${app.json({ a: 1 })}::jsonb as body,
      ${[1, 2]}::int8[] as numbers, ${['true', null]}::boolean[] as flags, ${['a"b', '{c', null, '\\']}::text[] as texts`
    expect(row).toEqual({
      at,
      ats: [at, null],
      day: '2026-03-29',
      days: ['2026-03-29'],
      ids: [id],
      body: { a: 1 },
      numbers: [1, 2],
      flags: [true, null],
      texts: ['a"b', '{c', null, '\\'],
    })
  })

  test('works as two roles: the app appends truth and changes none of it', async () => {
    const { app, owner, twoRoles } = test1.db
    expect(twoRoles).toBe(true)
    await owner`create table ledger.probe (id int primary key)`
    await owner`create table desk.probe (id int primary key)`
    await app`insert into ledger.probe values (1)`
    await app`insert into desk.probe values (1)`
    await app`update desk.probe set id = 2`
    await app`create table derived.probe as select id from ledger.probe`
    await app`drop table derived.probe`
    for (const refused of [
      app`update ledger.probe set id = 2`,
      app`delete from ledger.probe`,
      app`truncate ledger.probe`,
      app`drop table ledger.probe`,
      app`create table ledger.other (id int)`,
      app`drop table desk.probe`,
      app`alter table ledger.probe disable trigger all`,
    ]) {
      await expect(refused.catch(error => codeOf(error))).resolves.toBe('42501')
    }
    expect(await app`select id from ledger.probe`).toEqual([{ id: 1 }])
  })

  test('lets the owner rebuild what the app derived', async () => {
    await test1.db.app`create table derived.made (id int)`
    await test1.db.owner`drop table derived.made`
  })
})
