import { afterAll, beforeAll, expect, it } from 'vitest'
import { codeOf } from '#src/db/errors.ts'
import { contact, emailOf } from './drafts.fixture.ts'
import { World } from './world.fixture.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
  await world.record(world.act(), {
    drafts: contact({ row: '1', identifiers: [emailOf(0)], name: 'Ana Reis' }),
    fold: true,
  })
})
afterAll(() => world?.drop())

const insufficientPrivilege = '42501'
const refused = (statement: string): Promise<string | null> =>
  world.sql.unsafe(statement).then(
    () => null,
    (error: unknown) => codeOf(error) ?? 'unknown',
  )

it('the app’s role reads and appends the truth, and can change or remove none of it', async () => {
  expect(world.test.db.twoRoles).toBe(true)
  const tables = await world.sql<{ name: string; first: string }[]>`
    select format('ledger.%I', c.relname) as name, quote_ident(a.attname) as first
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
    where c.relnamespace = 'ledger'::regnamespace and c.relkind in ('r', 'p') order by 1`
  expect(tables.length).toBeGreaterThan(8)
  for (const { name, first } of tables) {
    expect(await refused(`update ${name} set ${first} = ${first}`), `update ${name}`).toBe(insufficientPrivilege)
    expect(await refused(`delete from ${name}`), `delete from ${name}`).toBe(insufficientPrivilege)
    expect(await refused(`truncate ${name}`), `truncate ${name}`).toBe(insufficientPrivilege)
    expect(await refused(`drop table ${name}`), `drop table ${name}`).toBe(insufficientPrivilege)
    expect(await refused(`select from ${name} limit 1`), `select from ${name}`).toBeNull()
  }
})

it('nor make, replace or go round anything in that schema', async () => {
  expect(await refused('create table ledger.other (id int)')).toBe(insufficientPrivilege)
  expect(
    await refused(
      'create or replace function ledger.purge(act uuid) returns setof uuid language sql as $$ select act $$',
    ),
  ).toBe(insufficientPrivilege)
  expect(await refused('grant update on ledger.entry to throughline_app')).not.toBe('unknown')
  const [right] = await world.sql<{ update: boolean }[]>`select has_table_privilege('ledger.entry', 'update') as update`
  expect(right?.update).toBe(false)
})

it('the verbs that take something out can be called, and do only that', async () => {
  const [entry] = await world.sql<{ id: string }[]>`select id from ledger.entry where kind = 'claim.name'`
  await world.sql`select ledger.erase(${[entry?.id ?? '']}::uuid[], '{}'::uuid[])`
  const [left] = await world.sql<{ body: object; kind: string }[]>`
    select p.body, e.kind from ledger.entry e join ledger.payload p on p.entry_id = e.id where e.id = ${entry?.id ?? ''}`
  expect(left).toEqual({ body: {}, kind: 'claim.name' })
})
