import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openPool, type Sql } from '#src/db/pool.ts'
import { appRole } from '#src/db/roles.ts'
import { createDerived } from '#src/projections/fold/create.ts'
import { rebuild } from '#src/projections/fold/rebuild.ts'
import { derivedNames } from '#src/projections/fold/tables.ts'
import { histories, play, seeds, tried } from './history.fixture.ts'
import { settle, World } from './world.fixture.ts'

let world: World
let again: Sql

beforeAll(async () => {
  world = await World.open()
  const { db } = world.test
  await db.owner.unsafe(`create schema again${db.twoRoles ? ` authorization ${appRole}` : ''}`)
  again = openPool(db.target, {
    max: 1,
    name: 'throughline test',
    statementTimeout: 0,
    searchPath: 'again, public',
    ...(db.twoRoles ? { role: appRole } : {}),
  })
  await createDerived(again)
})
afterAll(async () => {
  await again?.end()
  await world?.drop()
})

/** The derived tables as a rebuild makes them: from the truth alone, read in order. */
async function rebuilt(): Promise<Record<string, string[]>> {
  await again.unsafe(
    `truncate ${derivedNames.join(', ')}, dirty_act, dirty_entry, dirty_person, dirty_day, dirty_pair, dirty_block`,
  )
  await again`insert into audience values (0, '{}') on conflict do nothing`
  await again`update cursor set xid = '0', position = 0`
  await settle(again)
  return world.derived(again)
}

it.each(seeds)(
  'derived means derivable: whatever happened, a rebuild equals what was kept up to date (%i)',
  async seed => {
    await fc.assert(
      fc.asyncProperty(histories(1, 14), async steps => {
        await world.clear()
        await play(world, steps)
        await world.settle()
        expect(await world.derived()).toEqual(await rebuilt())
      }),
      tried(process.env['CI'] ? 200 : 40, seed),
    )
  },
  600_000,
)

it('rebuild swaps the same rows in', async () => {
  await world.clear()
  const [history] = fc.sample(histories(40, 40), { numRuns: 1, seed: 11 })
  await play(world, history ?? [])
  await world.settle()
  const before = await world.derived()
  expect(before['card']?.length).toBeGreaterThan(0)
  await rebuild(world.test.db)
  await world.settle()
  expect(await world.derived()).toEqual(before)
})
