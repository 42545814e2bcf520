import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPool, type Sql } from '#src/db/pool.ts'
import { ensureReader } from '#src/db/reader-role.ts'
import { contact, emailOf } from '#src/invariants/drafts.fixture.ts'
import { World } from '#src/invariants/world.fixture.ts'
import { rebuild } from '../fold/rebuild.ts'
import { reportViews } from './report-views.ts'

const user = 'reports_of_a_test'
let world: World
let reader: Sql

beforeAll(async () => {
  world = await World.open()
  await ensureReader(world.test.db, user, reportViews)
  const again = await ensureReader(world.test.db, user, reportViews)
  reader = openPool(
    { ...world.test.db.target, user, password: again.password },
    { max: 1, name: 'reader', statementTimeout: 0, searchPath: 'derived' },
  )
  for (const [row, visible] of [
    ['0', 'all'],
    ['1', 'me'],
  ] as const)
    await world.record(world.act({ visible }), {
      drafts: contact({ row, identifiers: [emailOf(Number(row))], name: `Person ${row}` }),
      fold: true,
    })
})
afterAll(async () => {
  await reader?.end()
  await world?.test.db.owner.unsafe(`drop role ${user}`)
  await world?.drop()
})

const names = async (): Promise<string[]> =>
  (await reader<{ name: string }[]>`select name from derived.report_person order by name`).map(row => row.name)

it('a tool reads what the whole house may know, every view of it, also after the views were made again', async () => {
  expect(await names()).toEqual(['Person 0'])
  for (const view of reportViews) await reader.unsafe(`select * from ${view} limit 1`)
  await rebuild(world.test.db)
  expect(await names()).toEqual(['Person 0'])
})

it.each([
  'select * from derived.card',
  'select * from derived.line',
  'select * from ledger.payload',
  'select * from desk.account',
  'create table here (x int)',
  'delete from derived.report_spend',
])('and nothing else: %s', async statement => {
  await expect(reader.unsafe(statement)).rejects.toThrow(/permission denied|read-only/)
})
