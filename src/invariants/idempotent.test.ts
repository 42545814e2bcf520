import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { personPage } from '#src/projections/person/page.ts'
import { contact, emailOf } from './drafts.fixture.ts'
import { importedDrafts, tried } from './history.fixture.ts'
import { World } from './world.fixture.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
})
afterAll(() => world?.drop())

/** How many rows each table of the truth has. */
async function truth(): Promise<Record<string, number>> {
  const [row] = await world.sql<{ counts: Record<string, number> }[]>`
    select json_build_object(
      'entries', (select count(*) from ledger.entry), 'payloads', (select count(*) from ledger.payload),
      'subjects', (select count(*) from ledger.subject), 'personas', (select count(*) from ledger.persona),
      'companies', (select count(*) from ledger.company), 'assignments', (select count(*) from ledger.assignment),
      'attestations', (select count(*) from ledger.attestation), 'acts', (select count(*) from ledger.act)) as counts`
  return row?.counts ?? {}
}

it('the same batch again by the same act adds nothing at all: a retry is harmless', async () => {
  await fc.assert(
    fc.asyncProperty(importedDrafts, fc.boolean(), async (drafts, fold) => {
      await world.clear()
      const act = world.act()
      await world.record(act, { drafts, fold })
      await world.settle()
      const [before, shown] = [await truth(), await world.derived()]
      world.later()
      const again = await world.record(act, { drafts, fold: !fold })
      await world.settle()
      expect([...again.fresh]).toEqual([])
      expect(await truth()).toEqual(before)
      expect(await world.derived()).toEqual(shown)
    }),
    tried(30),
  )
}, 300_000)

it('the same records by another act add who vouches for them, and nobody twice', async () => {
  await fc.assert(
    fc.asyncProperty(importedDrafts, async drafts => {
      await world.clear()
      await world.record(world.act(), { drafts })
      await world.settle()
      const before = await truth()
      const people = await world.sql`select person_id, into_id from person order by 1`
      world.later()
      const again = await world.record(world.act(), { drafts: [...drafts].reverse() })
      await world.settle()
      expect([...again.fresh]).toEqual([])
      const { acts, attestations, ...rest } = await truth()
      const { acts: _, attestations: __, ...same } = before
      expect(rest).toEqual(same)
      expect(acts).toBe((before['acts'] ?? 0) + 1)
      expect(attestations).toBeGreaterThan(before['attestations'] ?? 0)
      expect(await world.sql`select person_id, into_id from person order by 1`).toEqual(people)
    }),
    tried(30),
  )
}, 300_000)

it('a changed record adds only the difference, and a new employer is news', async () => {
  await world.clear()
  const row = {
    row: '1',
    identifiers: [emailOf(0)] as const,
    name: 'Ana Reis',
    title: 'Engineer',
    family: 'linkedin.connection-claim',
  }
  await world.record(world.act(), { drafts: contact({ ...row, company: 'Nordhavel', seen: 1 }), fold: true })
  const again = await world.record(world.act(), {
    drafts: contact({ ...row, company: 'Osterlyne', seen: 20 }),
    fold: true,
  })
  expect([...again.kinds]).toEqual([['claim.position', 1]])
  const person = (await world.personOf(emailOf(0))) ?? ''
  const page = await personPage(world.sql, { account: world.accounts[0], role: 'recruiter' }, person, world.now)
  expect(page?.facts.position?.map(fact => fact.value.company)).toEqual(['Osterlyne', 'Nordhavel'])
  const news = await world.sql<{ text: string }[]>`select text from news where person_id = ${person}`
  expect(news.map(one => one.text)).toEqual([expect.stringContaining('Osterlyne')])
})
