import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Database, openDatabase } from './connect.ts'
import { EngineError } from './errors.ts'
import { listMigrations, migrate } from './migrate.ts'
import { emptyTestDatabase, type TestDatabase } from './testing.ts'

let folder: string
let one: TestDatabase

beforeEach(async () => {
  one = await emptyTestDatabase()
  folder = mkdtempSync(join(tmpdir(), 'throughline-migrations-'))
  write('0000_schemas.sql', 'create schema ledger; create schema if not exists desk; create schema derived')
})

afterEach(async () => {
  await one.drop()
  rmSync(folder, { recursive: true, force: true })
})

const write = (file: string, sql: string) => writeFileSync(join(folder, file), sql)

const tables = async (db: Database) =>
  (await db.owner`select tablename from pg_tables where schemaname = 'ledger' order by 1`).map(row => row.tablename)

test('runs each migration once, in order, and grants the app its rights', async () => {
  write('0001_one.sql', 'create table ledger.one (id int)')
  expect(await migrate(one.db, folder)).toEqual(['schemas', 'one'])
  expect(await migrate(one.db, folder)).toEqual([])
  write('0002_two.sql', 'create table ledger.two (id int); insert into ledger.one values (2)')
  expect(await migrate(one.db, folder)).toEqual(['two'])
  await one.db.app`insert into ledger.two values (1)`
  expect(await one.db.app`select id from ledger.one`).toEqual([{ id: 2 }])
})

test('runs once when several processes start together', async () => {
  write('0001_one.sql', 'create table ledger.one (id int); select pg_sleep(0.3)')
  write('0002_two.sql', 'create table ledger.two (id int)')
  const others = await Promise.all([1, 2, 3].map(() => openDatabase({ url: one.url })))
  const ran = await Promise.all([one.db, ...others].map(db => migrate(db, folder)))
  expect(ran.flat().sort()).toEqual(['one', 'schemas', 'two'])
  await Promise.all(others.map(db => db.close()))
})

test('leaves nothing of a migration that fails half-way, and goes on from there', async () => {
  write('0001_one.sql', 'create table ledger.one (id int); select 1 / 0')
  await expect(migrate(one.db, folder)).rejects.toThrow('division by zero')
  expect(await tables(one.db)).toEqual([])
  write('0001_one.sql', 'create table ledger.one (id int)')
  expect(await migrate(one.db, folder)).toEqual(['one'])
})

test('leaves nothing of a migration whose connection was cut', async () => {
  write('0001_one.sql', 'create table ledger.one (id int); select pg_terminate_backend(pg_backend_pid())')
  await expect(migrate(one.db, folder)).rejects.toThrow()
  expect(await tables(one.db)).toEqual([])
})

test('waits for a long transaction of the app without holding up others, then runs', async () => {
  write('0001_one.sql', 'create table ledger.one (id int)')
  await migrate(one.db, folder)
  write('0002_two.sql', 'alter table ledger.one add column name text')
  let done = () => {}
  const held = one.db.app.begin(async trx => {
    await trx`insert into ledger.one values (1)`
    await new Promise<void>(resolve => {
      done = resolve
    })
  })
  const ran = migrate(one.db, folder)
  await new Promise(resolve => setTimeout(resolve, 5_500))
  done()
  await held
  expect(await ran).toEqual(['two'])
})

test('refuses a database that a newer program has migrated', async () => {
  write('0001_one.sql', 'create table ledger.one (id int)')
  await migrate(one.db, folder)
  rmSync(join(folder, '0001_one.sql'))
  await expect(migrate(one.db, folder)).rejects.toThrow(EngineError)
})

test('refuses gaps and strange names', () => {
  write('0002_two.sql', '')
  expect(() => listMigrations(folder)).toThrow('0002_two.sql')
})
