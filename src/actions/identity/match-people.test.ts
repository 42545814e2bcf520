import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Visibility } from '#src/domain/answers.ts'
import type { PersonRecord } from '#src/identity/match/corpus.ts'
import { crowd, row } from '#src/identity/match/people.fixture.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { measuredFrom } from '#src/projections/match/measured.ts'
import { samePersonGroups } from '#src/projections/match/same-person.ts'
import { perform } from '../perform.ts'
import { changeSettings } from '../settings.ts'
import { type TestWorkspace, testWorkspace } from '../testing.ts'
import { undo } from '../undo.ts'
import { acceptAbove, decideSame } from './decide-same.ts'
import { matchPeople } from './match-people.ts'
import { mergeCertain } from './merge-certain.ts'

let folder: string
let house: TestWorkspace

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'match-people-'))
  house = await testWorkspace(folder, () => '2026-11-20T10:00:00.000Z')
})
afterAll(async () => {
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

const bringIn = async (records: readonly PersonRecord[], visible: Visibility = 'all'): Promise<string> => {
  const { act } = await perform(house.workspace, house.viewer, {
    drafts: records.flatMap(row),
    visible,
    kind: 'import',
  })
  await foldAll(house.workspace.db.app)
  return act
}

const settle = async (): Promise<void> => {
  await foldAll(house.workspace.db.app)
  while (await matchPeople(house.workspace)) await foldAll(house.workspace.db.app)
}

const merges = async (): Promise<{ rule: string; act: string }[]> =>
  house.workspace.db.app<{ rule: string; act: string }[]>`
    select distinct body ->> 'rule' as rule, act_id as act from fact where kind = 'person.merged' and body ? 'rule' order by 2`

it('learns from the house itself, merges who is certain, and leaves the rest to a person', async () => {
  await bringIn(crowd(300).filter((_, at) => at < 300))
  await settle()
  const done = await merges()
  expect(done.length).toBeGreaterThan(10)
  expect(new Set(done.map(one => one.rule))).toEqual(new Set(['model@1']))
  const [truth] = await house.workspace.db.app<{ wrong: number }[]>`
    select count(*)::int as wrong from (
      select p.person_id from persona p join ledger.persona_payload v using (persona_id)
      group by 1 having count(distinct rtrim(v.value, 'b')) > 1) n`
  expect(truth?.wrong).toBe(0)
})

it('what was merged by itself and taken back is asked and never merged by itself again', async () => {
  const [first] = await merges()
  await undo(house.workspace, house.viewer, first?.act ?? '')
  await settle()
  expect((await merges()).map(one => one.act)).not.toContain(first?.act)
  const { rows } = await samePersonGroups(house.workspace.db.app, house.viewer, null, 100)
  expect(rows.some(group => group.evidence.some(one => one.parted))).toBe(true)
  expect(await mergeCertain(house.workspace)).toBe(0)
})

it('not the same is remembered, also after one of them became somebody else', async () => {
  const before = await samePersonGroups(house.workspace.db.app, house.viewer, null, 100)
  const [group] = before.rows
  expect(group).toBeDefined()
  const { act } = await decideSame(house.workspace, house.viewer, { key: group?.key ?? '', decision: 'different' })
  const gone = await samePersonGroups(house.workspace.db.app, house.viewer, null, 100)
  expect(gone.rows.map(one => one.key)).not.toContain(group?.key)
  await settle()
  expect(
    (await samePersonGroups(house.workspace.db.app, house.viewer, null, 100)).rows.map(one => one.key),
  ).not.toContain(group?.key)
  await undo(house.workspace, house.viewer, act)
  await settle()
  expect((await samePersonGroups(house.workspace.db.app, house.viewer, null, 100)).rows.map(one => one.key)).toContain(
    group?.key,
  )
})

it('says why, and the terms add up', async () => {
  const { rows } = await samePersonGroups(house.workspace.db.app, house.viewer, null, 100)
  for (const { evidence } of rows)
    for (const one of evidence) {
      const sum = one.before + one.relatives + one.terms.reduce((bits, term) => bits + term.bits, 0)
      expect(Math.abs(sum - one.bits)).toBeLessThan(0.1 * (one.terms.length + 3))
    }
})

it('accepts the sure ones together as one act, and measures on answers alone', async () => {
  const named = { given: ['Quentin'], family: ['Ostrogorsky'], city: ['Celle'], employer: ['Kesslund gmbh'] }
  await changeSettings(house.workspace, house.viewer, { automaticMark: null })
  await bringIn([1, 2, 3].map(n => ({ id: `quentin${n}`, values: named })))
  await settle()
  const sql = house.workspace.db.app
  const group = (await samePersonGroups(sql, house.viewer, null, 100)).rows.find(one => one.people.length === 3)
  expect(group?.people.map(one => one.name)).toEqual(Array.from({ length: 3 }, () => 'Quentin Ostrogorsky'))
  const before = (await measuredFrom(sql, [0.8]))[0]
  const { act, count } = await acceptAbove(house.workspace, house.viewer, { mark: 0.8 })
  expect(count).toBeGreaterThanOrEqual(2)
  expect((await measuredFrom(sql, [0.8]))[0]?.same).toBe(before?.same)
  await undo(house.workspace, house.viewer, act)
  await settle()
  await decideSame(house.workspace, house.viewer, { key: group?.key ?? '', decision: 'same' })
  expect((await measuredFrom(sql, [0.8]))[0]?.same).toBe((before?.same ?? 0) + 2)
})

it('what only one account may read speaks to nobody', async () => {
  const secret = {
    id: 'secret',
    values: { given: ['Zbigniew'], family: ['Wojcik'], email: ['zw@post.example'], city: ['Celle'] },
  }
  await bringIn([secret, { ...secret, id: 'secret2' }], 'me')
  await settle()
  const rows = await house.workspace.db.app`select 1 from trait where said::text ilike '%wojcik%'`
  expect(rows).toHaveLength(0)
  await bringIn([{ ...secret, id: 'open1' }])
  await settle()
  expect(
    await house.workspace.db
      .app`select 1 from pair p join trait t on t.person_id in (p.a, p.b) where t.said::text ilike '%wojcik%'`,
  ).toHaveLength(0)
})
