import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import type { Draft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { personaId } from '#src/ledger/ids.ts'
import { contact, emailOf, mail, slugOf } from './drafts.fixture.ts'
import { World } from './world.fixture.ts'

let world: World
beforeAll(async () => {
  world = await World.open()
})
beforeEach(() => world.clear())
afterAll(() => world?.drop())

const batch = 5000
async function bring(drafts: readonly Draft[]): Promise<void> {
  const act = world.act()
  for (let at = 0; at < drafts.length; at += batch) await world.record(act, { drafts: drafts.slice(at, at + batch) })
}
/** How many people there are, and how many identifiers the one with the most has. */
async function crowd(): Promise<{ people: number; most: number }> {
  const [row] = await world.sql<{ people: number; most: number }[]>`
    select (select count(*)::int from person where into_id is null) as people,
      coalesce((select max(n) from (select count(*)::int as n from persona p join ledger.persona i on i.id = p.persona_id and i.kind <> 'record'
        where exists (select from person o where o.person_id = p.person_id) group by p.person_id) c), 0) as most`
  return row ?? { people: 0, most: 0 }
}
const named = (row: string, name: string, ...identifiers: [Identifier, ...Identifier[]]): Draft[] =>
  contact({ row, identifiers, name }).slice(0, 1)
const shared: Identifier = { kind: 'email', value: 'smiths@mail.example' }

it('arriving one by one, they still gather no more than one human has', async () => {
  for (let n = 0; n < 60; n++) await world.record(world.act(), { drafts: named(`r${n}`, '', emailOf(n), shared) })
  await world.settle()
  expect((await crowd()).most).toBeLessThanOrEqual(13)
}, 120_000)

it('names of every shape are stored, and equal names alone join nobody', async () => {
  const names = [
    '',
    'Ana',
    'x'.repeat(300),
    'محمد علي',
    '🌟',
    'A\u200bna',
    'Null',
    'Test',
    "D'Arcy",
    'Nguyễn Văn An',
    "O'Brien-Smith, Jr.",
    '   ',
  ]
  const twice = names.flatMap((name, n) => [
    ...named(`a${n}`, name, emailOf(2 * n)),
    ...named(`b${n}`, name, emailOf(2 * n + 1)),
  ])
  await bring(twice)
  expect(await crowd()).toEqual({ people: 2 * names.length, most: 1 })
})

it('a record of which nothing is known is one record, and joins nothing', async () => {
  const empty: Draft[] = ['1', '2'].map(row => ({
    ...(named(row, '', { kind: 'record', value: `people.csv ${row}` })[0] as Draft),
    body: {},
  }))
  const nobody = { ...(empty[0] as Draft), key: ['3'], people: [] }
  await bring([...empty, nobody])
  expect((await crowd()).people).toBe(2)
})

it('names swapped, in one field, or in another script are no contradiction; another name behind the address is', async () => {
  const address = emailOf(1)
  await bring(named('1', 'Anna Petrova', address))
  for (const [row, name] of ['Petrova Anna', 'Petrova, Anna', 'Анна Петрова', 'A. Petrova'].entries())
    await bring(named(`same ${row}`, name, address))
  expect((await crowd()).people).toBe(1)
  await bring(named('other', 'Bo Lund', address))
  expect((await crowd()).people).toBe(2)
  await world.settle()
  const [doubt] = await world.sql<{ why: string }[]>`select why from doubt`
  expect(doubt?.why).toBe('names')
})

it('who was erased is counted, and leaves nothing behind when they come again', async () => {
  await bring(named('1', 'Ana Reis', emailOf(1)))
  const gone = world.decide('person.erased', { personas: 1 }, [
    { id: personaId(world.key, emailOf(1)), noun: 'identity' },
  ])
  await world.record(world.act({ kind: 'typed' }), { decisions: [gone], fold: true })
  const again = await world.record(world.act(), { drafts: named('2', 'Ana Reis', emailOf(1), slugOf(1)) })
  expect([again.suppressed, again.fresh.size, again.opened.size]).toEqual([1, 0, 0])
  expect(await world.sql`select from ledger.persona where id = ${personaId(world.key, slugOf(1))}`).toEqual([])
})

it('an answer from another address, with an assistant in copy, joins nobody', async () => {
  await bring(named('1', 'Ana Reis', emailOf(1)))
  const sent = mail({ id: 'm1', from: emailOf(9), to: [emailOf(1)], direction: 'out', thread: 't', day: 1 })
  const answer = mail({ id: 'm2', from: emailOf(2), to: [emailOf(3)], thread: 't', day: 2, name: 'Ana Reis' })
  await bring([sent, answer])
  expect((await crowd()).most).toBe(1)
})

const merged = (a: Identifier, b: Identifier, at = world.now) => {
  const [into, from] = [personaId(world.key, a), personaId(world.key, b)]
  const subjects = [into, from].map((id, n) => ({ id, noun: 'identity' as const, role: n ? 'from' : 'into' }))
  return { ...world.decide('person.merged', { into, from }, subjects), occurred_at: at }
}

it('merges by several at once end in one person, without a ring, and come apart one by one', async () => {
  await bring([0, 1, 2, 3].flatMap(n => named(`${n}`, 'Ana Reis', emailOf(n))))
  const pairs = [
    [0, 1],
    [2, 1],
    [1, 3],
    [3, 0],
  ] as const
  const acts = pairs.map(() => world.act({ kind: 'typed' }))
  const decided = pairs.map(([a, b]) => merged(emailOf(a), emailOf(b)))
  await Promise.all(acts.map((act, n) => world.record(act, { decisions: decided.slice(n, n + 1), fold: true })))
  expect((await crowd()).people, 'without the worker').toBe(1)
  await world.settle()
  const people = await world.sql<{ into_id: string | null }[]>`select into_id from person`
  expect([people.length, people.filter(one => one.into_id === null).length]).toEqual([4, 1])
  for (const [n, left] of [
    [0, 1],
    [1, 2],
    [2, 3],
    [3, 4],
  ] as const) {
    await world.undo(acts[n]?.id ?? '')
    expect((await crowd()).people, `after ${n + 1}`).toBe(left)
  }
})

it('a merge that is dated before one of the two was known holds all the same', async () => {
  await bring(named('1', 'Ana Reis', emailOf(1)))
  await world.record(world.act({ kind: 'typed' }), {
    decisions: [merged(emailOf(1), emailOf(2), '2020-01-01T00:00:00.000Z')],
    fold: true,
  })
  await bring(named('2', 'Bo Lund', emailOf(2)))
  expect(await world.personOf(emailOf(2))).not.toBeNull()
  expect((await crowd()).people).toBe(1)
})
