import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { tried } from './history.fixture.ts'
import { lifeApart, mergedLives } from './undo.fixture.ts'
import { World } from './world.fixture.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
})
afterAll(() => world?.drop())

it('merged and taken apart: as if it had never been, with all that came later', async () => {
  await fc.assert(
    fc.asyncProperty(mergedLives, async life => {
      const { atOnce, atTheEnd, never } = await lifeApart(world, life)
      if (atOnce) expect(atTheEnd).toEqual(atOnce)
      if (never) expect(atTheEnd).toEqual(never)
    }),
    tried(process.env['CI'] ? 200 : 40),
  )
}, 600_000)
