import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { unmarked } from '#src/domain/vocabulary.ts'
import { alikes } from '#src/projections/match/alike.ts'
import { type TestWorkspace, testWorkspace } from '../testing.ts'
import { undo } from '../undo.ts'
import { addPerson } from './add-person.ts'
import { valuesOf } from './alike.ts'
import { attachTyped } from './attach.ts'

let folder: string
let house: TestWorkspace
let olena: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attach-'))
  house = await testWorkspace(folder, () => '2026-11-20T10:00:00.000Z')
  const { workspace, viewer } = house
  ;({ id: olena } = await addPerson(
    workspace,
    viewer,
    { name: 'Олена Ткачук', company: 'Dneprolek Control', title: 'SCADA engineer' },
    'GB',
  ))
  await addPerson(workspace, viewer, { name: 'Sam Taylor', company: 'Fennick Windfarms' }, 'GB')
})
afterAll(async () => {
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

const looksLike = async (typed: Parameters<typeof valuesOf>[0]) =>
  (await alikes(house.workspace.db.app, [valuesOf(typed, 'GB')]))[0] ?? []
const people = async (): Promise<number> => {
  const [row] = await house.workspace.db.app<{ n: number }[]>`
    select count(*)::int as n from card where opened and audience = 0`
  return row?.n ?? 0
}

it('says whom somebody who is being typed looks like, and why, in another script too', async () => {
  const [first, ...rest] = await looksLike({ name: 'Olena Tkachuk', company: 'Dneprolek Control' })
  expect(first?.id).toBe(olena)
  expect(first?.why).toContain('employer the same')
  expect(rest).toEqual([])
})

it('a stranger looks like nobody, and neither does an empty form', async () => {
  expect(await looksLike({ name: 'Anselm Vorderwülbecke', email: 'a.v@elsewhere.example' })).toEqual([])
  expect(await looksLike({})).toEqual([])
})

it('a namesake is mentioned, however little else agrees', async () => {
  expect((await looksLike({ name: 'Sam Taylor', company: 'Tessera Cards' })).map(one => one.name)).toEqual([
    'Sam Taylor',
  ])
})

it('puts what was typed there instead of adding somebody, and takes it back', async () => {
  const before = await people()
  const { act } = await attachTyped(
    house.workspace,
    house.viewer,
    olena,
    { name: 'Olena Tkachuk', email: 'olena@dneprolek.example' },
    'GB',
  )
  expect(await people()).toBe(before)
  expect((await looksLike({ email: 'olena@dneprolek.example' })).map(one => one.id)).toEqual([olena])
  await undo(house.workspace, house.viewer, act)
  expect(await people()).toBe(before)
  expect(await looksLike({ email: 'olena@dneprolek.example' })).toEqual([])
})

it('refuses an address of somebody else', async () => {
  await addPerson(house.workspace, house.viewer, { name: 'Una Quill', email: 'una@quill.example' }, 'GB')
  const refused = await attachTyped(house.workspace, house.viewer, olena, { email: 'una@quill.example' }, 'GB').catch(
    (error: unknown) => unmarked(String(error)),
  )
  expect(refused).toContain('belongs to Una Quill')
})
