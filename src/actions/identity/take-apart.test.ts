import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { transact } from '#src/db/transaction.ts'
import type { Draft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { everybody } from '#src/identity/admit.ts'
import { contact, emailOf, mail, slugOf } from '#src/invariants/drafts.fixture.ts'
import { freshId, personaId } from '#src/ledger/ids.ts'
import { prepare } from '#src/ledger/prepare.ts'
import { apartFrom } from '#src/projections/apart/apart.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { personPage } from '#src/projections/person/page.ts'
import { record } from '#src/projections/record.ts'
import { labelPeople } from '../labels/label-people.ts'
import { doNotContact } from '../person/do-not-contact.ts'
import { remember } from '../person/remember.ts'
import { type TestWorkspace, testWorkspace } from '../testing.ts'
import { undo } from '../undo.ts'
import { placeLater } from './place-later.ts'
import { mergePeople, refusePair, splitPerson } from './same.ts'
import { takeApart } from './take-apart.ts'

let folder: string
let house: TestWorkspace
let minute = 0
/** Other people for every test. */
let n = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'take-apart-'))
  house = await testWorkspace(folder, () => new Date(Date.UTC(2026, 10, 20, 10, minute++)).toISOString())
})
afterAll(async () => {
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(() => {
  n += 10
})

const sql = () => house.workspace.db.app
const settle = () => foldAll(sql())

/** An import, as a file brings it. */
async function bring(...drafts: readonly (readonly Draft[])[]): Promise<string> {
  const { key, now } = house.workspace
  const at = now()
  const id = freshId()
  const act = {
    id,
    kind: 'import',
    account: house.viewer.account,
    actor: house.viewer.account,
    visible: 'all',
    since: null,
  } as const
  await transact(sql(), trx =>
    record(trx, act, prepare(key, drafts.flat(), at), [], {
      key,
      now: at,
      admission: everybody,
      fold: false,
      colleagues: new Set(),
    }),
  )
  await settle()
  return id
}

async function personOf(identifier: Identifier): Promise<string> {
  const [row] = await sql()<{ id: string }[]>`
    select person_id as id from persona where persona_id = ${personaId(house.workspace.key, identifier)}`
  return row?.id ?? 'nobody'
}
const row = (key: string, name: string, ...identifiers: [Identifier, ...Identifier[]]) =>
  contact({ row: key, identifiers, name })
const apartOf = async (viewer: TestWorkspace['viewer'], person: string) => {
  const page = await apartFrom(sql(), viewer, person)
  if (!page) throw new Error('not visible')
  return page
}
const pageOf = (person: string) => personPage(sql(), house.viewer, person, house.workspace.now())

/** Two people, whom one record with both addresses joins by rule. */
async function joinedByRule(): Promise<{ readonly a: string; readonly b: string; readonly act: string }> {
  await bring(row(`a${n}`, 'Ana Reis', emailOf(n)), row(`b${n}`, 'Ana Reis', slugOf(n)))
  const [a, b] = [await personOf(emailOf(n)), await personOf(slugOf(n))]
  const act = await bring(row(`ab${n}`, 'Ana Reis', emailOf(n), slugOf(n)))
  return { a, b, act }
}

it('taking a merge apart leaves the import that joined the two, and what it brought', async () => {
  const { a, b } = await joinedByRule()
  expect(await personOf(slugOf(n))).toBe(await personOf(emailOf(n)))
  const whole = await personOf(emailOf(n))
  const [merged] = (await pageOf(whole))?.merged ?? []
  await takeApart(house.workspace, house.viewer, whole, merged?.person.id ?? '')
  await settle()
  expect([await personOf(emailOf(n)), await personOf(slugOf(n))]).toEqual([a, b])
  expect((await pageOf(a))?.facts.profile?.length, 'the row hangs on its first identifier').toBe(1)
})

it('what somebody took apart is not joined by the same file, nor by another record; a person can', async () => {
  const { a, b } = await joinedByRule()
  const whole = await personOf(emailOf(n))
  await takeApart(house.workspace, house.viewer, whole, whole === a ? b : a)
  await bring(row(`ab${n}`, 'Ana Reis', emailOf(n), slugOf(n)))
  await bring(row(`again${n}`, 'Ana Reis', slugOf(n), emailOf(n)))
  expect([await personOf(emailOf(n)), await personOf(slugOf(n))]).toEqual([a, b])
  const doubts = (await apartOf(house.viewer, a)).doubts
  expect(doubts.map(doubt => [doubt.person.id, doubt.why])).toEqual([])
  await mergePeople(house.workspace, house.viewer, a, b)
  expect(await personOf(emailOf(n))).toBe(await personOf(slugOf(n)))
})

it('two who are not the same are never joined by a rule; that a record names both is shown until somebody says it again', async () => {
  await bring(row(`a${n}`, 'Ana Reis', emailOf(n)), row(`b${n}`, 'Ana Reis', slugOf(n)))
  const [a, b] = [await personOf(emailOf(n)), await personOf(slugOf(n))]
  const { act } = await refusePair(house.workspace, house.viewer, a, b)
  await bring(row(`ab${n}`, 'Ana Reis', emailOf(n), slugOf(n)))
  expect([await personOf(emailOf(n)), await personOf(slugOf(n))]).toEqual([a, b])
  const doubtsOf = async (person: string) =>
    (await apartOf(house.viewer, person)).doubts.map(doubt => [doubt.person.id, doubt.why])
  expect(await doubtsOf(a)).toEqual([[b, 'refused']])
  expect(await doubtsOf(b)).toEqual([[a, 'refused']])
  const again = await refusePair(house.workspace, house.viewer, a, b)
  expect(await doubtsOf(a)).toEqual([])
  await undo(house.workspace, house.viewer, again.act)
  await undo(house.workspace, house.viewer, act)
  await settle()
  expect(await personOf(emailOf(n)), 'with nobody’s word against it the record counts').toBe(await personOf(slugOf(n)))
})

it('what was split off is not joined by the next import of the same row', async () => {
  await joinedByRule()
  const whole = await personOf(emailOf(n))
  await splitPerson(house.workspace, house.viewer, whole, [personaId(house.workspace.key, slugOf(n))])
  await bring(row(`ab${n}`, 'Ana Reis', emailOf(n), slugOf(n)))
  await bring(row(`new${n}`, 'Ana Reis', slugOf(n), emailOf(n)))
  expect(await personOf(slugOf(n))).not.toBe(await personOf(emailOf(n)))
})

it('what was done by hand while two were one is listed, and goes where somebody says', async () => {
  await bring(row(`a${n}`, 'Ana Reis', emailOf(n)), row(`b${n}`, 'Bo Lund', slugOf(n)))
  const [a, b] = [await personOf(emailOf(n)), await personOf(slugOf(n))]
  await labelPeople(house.workspace, house.viewer, [a], { tag: 'before' })
  const { act } = await mergePeople(house.workspace, house.viewer, a, b)
  const whole = await personOf(emailOf(n))
  const other = whole === a ? b : a
  await labelPeople(house.workspace, house.viewer, [whole], { tag: 'rust' })
  await labelPeople(house.workspace, house.viewer, [whole], { pool: 'payments' })
  await remember(house.workspace, house.viewer, whole, 'Two dogs', false)
  await bring([mail({ id: `m${n}`, from: emailOf(n), day: 3 })])
  await undo(house.workspace, house.viewer, act)
  await labelPeople(house.workspace, house.viewer, [whole], { tag: 'after' })
  await settle()
  const waiting = async (person: string) => (await apartOf(house.viewer, person)).apart.flatMap(one => one.items)
  expect((await waiting(whole)).map(one => one.text).sort()).toEqual(['Two dogs', 'payments', 'rust'])
  expect((await waiting(other)).map(one => one.text).sort()).toEqual(['Two dogs', 'payments', 'rust'])
  const entryOf = async (text: string) => (await waiting(whole)).find(one => one.text === text)?.entry ?? ''
  const place = async (text: string, to: 'here' | 'there' | 'both') =>
    placeLater(house.workspace, house.viewer, whole, { entry: await entryOf(text), other, to })
  await place('rust', 'there')
  const both = await place('payments', 'both')
  await place('Two dogs', 'here')
  expect(await waiting(whole)).toEqual([])
  const [here, there] = [await pageOf(whole), await pageOf(other)]
  expect(here?.tags).not.toContain('rust')
  expect(there?.tags).toContain('rust')
  expect([here?.pools, there?.pools]).toEqual([['payments'], ['payments']])
  expect([here?.remembered.length, there?.remembered.length]).toEqual([1, 0])
  await undo(house.workspace, house.viewer, both.act)
  expect((await waiting(whole)).map(one => one.text)).toEqual(['payments'])
  expect((await pageOf(other))?.pools).toEqual([])
})

it('what a colleague noted for themselves is listed to them alone', async () => {
  await bring(row(`a${n}`, 'Ana Reis', emailOf(n)), row(`b${n}`, 'Bo Lund', slugOf(n)))
  const { act } = await mergePeople(
    house.workspace,
    house.viewer,
    await personOf(emailOf(n)),
    await personOf(slugOf(n)),
  )
  const whole = await personOf(emailOf(n))
  const colleague = await house.colleague()
  await remember(house.workspace, colleague, whole, 'Afraid of dogs', true)
  await undo(house.workspace, house.viewer, act)
  const seen = async (viewer: typeof colleague) =>
    (await apartOf(viewer, whole)).apart.flatMap(one => one.items.map(item => item.text))
  expect(await seen(house.viewer)).toEqual([])
  expect(await seen(colleague)).toEqual(['Afraid of dogs'])
  const [item] = (await apartOf(colleague, whole)).apart
  const there = item?.person.id ?? ''
  await placeLater(house.workspace, colleague, whole, { entry: item?.items[0]?.entry ?? '', other: there, to: 'there' })
  expect(
    (await personPage(sql(), colleague, there, house.workspace.now()))?.remembered.map(one => [one.text, one.private]),
  ).toEqual([['Afraid of dogs', true]])
  expect((await pageOf(there))?.remembered).toEqual([])
})

it('do not contact: of two who became one the stricter wins, and it holds for both when they are two again', async () => {
  await bring(row(`a${n}`, 'Ana Reis', emailOf(n)), row(`b${n}`, 'Bo Lund', slugOf(n)))
  const [a, b] = [await personOf(emailOf(n)), await personOf(slugOf(n))]
  const isForbidden = async (identifier: Identifier) =>
    (await pageOf(await personOf(identifier)))?.doNotContact !== null
  await doNotContact(house.workspace, house.viewer, a, 'asked us')
  await doNotContact(house.workspace, house.viewer, b, 'asked us')
  await doNotContact(house.workspace, house.viewer, b, null)
  const first = await mergePeople(house.workspace, house.viewer, a, b)
  expect(await isForbidden(emailOf(n)), 'lifted for one of them only').toBe(true)
  await undo(house.workspace, house.viewer, first.act)
  expect([await isForbidden(emailOf(n)), await isForbidden(slugOf(n))]).toEqual([true, false])
  const second = await mergePeople(house.workspace, house.viewer, a, b)
  await doNotContact(house.workspace, house.viewer, await personOf(emailOf(n)), null)
  expect(await isForbidden(emailOf(n))).toBe(false)
  await doNotContact(house.workspace, house.viewer, await personOf(emailOf(n)), 'again')
  await undo(house.workspace, house.viewer, second.act)
  expect([await isForbidden(emailOf(n)), await isForbidden(slugOf(n))], 'said while they were one').toEqual([
    true,
    true,
  ])
})

it('of three in a chain the one in the middle, or at the end, can go', async () => {
  await bring(...[0, 1, 2].map(i => row(`c${n + i}`, 'Ana Reis', emailOf(n + i))))
  const ids = await Promise.all([0, 1, 2].map(i => personOf(emailOf(n + i))))
  const [a = '', b = '', c = ''] = ids
  await mergePeople(house.workspace, house.viewer, a, b)
  await mergePeople(house.workspace, house.viewer, b, c)
  const whole = await personOf(emailOf(n))
  const last = ids.find(id => id !== whole) ?? ''
  const { act } = await takeApart(house.workspace, house.viewer, whole, last)
  const people = new Set(await Promise.all([0, 1, 2].map(i => personOf(emailOf(n + i)))))
  expect(people.size).toBe(2)
  await undo(house.workspace, house.viewer, act)
  expect(await Promise.all([0, 1, 2].map(i => personOf(emailOf(n + i))))).toEqual([whole, whole, whole])
})
