import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Fact } from '#src/domain/views/people.ts'
import { entryDetail } from '#src/projections/entry/detail.ts'
import { personPage } from '#src/projections/person/page.ts'
import { ofPerson } from '#src/projections/person-line/owner.ts'
import { linePage } from '#src/projections/person-line/page.ts'
import { contact, emailOf, slugOf } from './drafts.fixture.ts'
import { histories, play, tried } from './history.fixture.ts'
import { World } from './world.fixture.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
})
afterAll(() => world?.drop())

const viewerOf = (account: string) => ({ account, role: 'recruiter' as const })

/** Values of a person's page with the entries behind them. */
async function valuesOf(
  person: string,
  account: string,
): Promise<{ entry: string; what: string; from: string; seenAt: string }[]> {
  const page = await personPage(world.sql, viewerOf(account), person, world.now)
  if (!page) return []
  const all: readonly Fact[] = Object.values(page.facts).flat()
  return [...all, ...all.flatMap(fact => fact.others)].map(({ entry, property, from, seenAt }) => ({
    entry,
    what: property,
    from,
    seenAt,
  }))
}

it('every value answers with its source, the time it was seen, and its place in the original', async () => {
  await world.clear()
  const container = { name: 'people.csv', key: world.id(), at: null }
  const ana = contact({
    row: '7',
    identifiers: [emailOf(0), slugOf(0)],
    name: 'Ana Reis',
    company: 'Nordhavel',
    title: 'Engineer',
    seen: 3,
  })
  await world.record(world.act({ container }), { drafts: ana, fold: true })
  const person = (await world.personOf(emailOf(0))) ?? ''
  const values = await valuesOf(person, world.accounts[0])
  expect(values.map(value => value.what).sort()).toEqual(['email', 'name', 'position', 'profile'])
  for (const value of values) {
    expect(value.from).toBe('Spreadsheet, people.csv')
    expect(value.seenAt).toBe('2026-09-04T09:00:00.000Z')
    const detail = await entryDetail(world.sql, viewerOf(world.accounts[0]), value.entry)
    expect(detail?.sources).toEqual([
      expect.objectContaining({ from: 'people.csv', place: 'people.csv row 7', seenAt: '2026-09-04T09:00:00.000Z' }),
    ])
  }
})

it('whatever happened: what is shown stands, says from where and when, and may be seen by who sees it', async () => {
  await fc.assert(
    fc.asyncProperty(histories(5, 20), async steps => {
      await world.clear()
      await play(world, steps)
      await world.settle()
      const people = await world.sql<{ id: string }[]>`select person_id as id from person where into_id is null`
      for (const { id } of people)
        for (const account of world.accounts) {
          const values = await valuesOf(id, account)
          const line = await linePage(world.sql, viewerOf(account), ofPerson(world.sql, viewerOf(account), id), {})
          const rows = line.items.flatMap(item => ('kind' in item ? [item] : []))
          const entries = [...new Set([...values, ...rows].map(value => value.entry))]
          for (const value of values) {
            expect(value.from, value.what).not.toBe('')
            expect(Number.isNaN(Date.parse(value.seenAt)), value.what).toBe(false)
          }
          const shown = await world.sql<{ id: string; known: boolean; stands: boolean }[]>`
            select u.id, exists (select from standing s where s.entry_id = u.id) as stands,
              exists (select from standing s where s.entry_id = u.id and (s.visible <> 'me' or s.account is null or s.account = ${account}::uuid)) as known
            from unnest(${entries}::uuid[]) as u (id)`
          expect(shown.filter(one => !one.stands || !one.known)).toEqual([])
        }
    }),
    tried(25),
  )
}, 600_000)

it('a value that nobody stands behind any more is not shown', async () => {
  await world.clear()
  const one = world.act()
  await world.record(one, {
    drafts: contact({ row: '1', identifiers: [emailOf(0)], name: 'Ana Reis', company: 'Nordhavel' }),
    fold: true,
  })
  const two = world.act({ account: world.accounts[1] })
  await world.record(two, { drafts: contact({ row: '1', identifiers: [emailOf(0)], name: 'Ana Reis' }), fold: true })
  const person = (await world.personOf(emailOf(0))) ?? ''
  await world.undo(one.id)
  expect((await valuesOf(person, world.accounts[0])).map(value => value.what).sort()).toEqual(['email', 'name'])
  await world.undo(two.id)
  expect(await valuesOf(person, world.accounts[0])).toEqual([])
})
