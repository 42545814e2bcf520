import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { claimKind } from '#src/domain/claim.ts'
import type { Draft } from '#src/domain/draft.ts'
import { companiesAlike } from '#src/projections/companies/alike.ts'
import { companyPage, listCompanies } from '#src/projections/companies/companies.ts'
import { perform } from '../perform.ts'
import { type TestWorkspace, testWorkspace } from '../testing.ts'
import { undo } from '../undo.ts'
import { decideCompany } from './decide-company.ts'

let folder: string
let house: TestWorkspace

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'same-company-'))
  house = await testWorkspace(folder, () => '2026-11-20T10:00:00.000Z')
})
afterAll(async () => {
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

/** Somebody who works somewhere, as a row says it. */
function works(who: string, company: string, place: string, domain?: string): Draft[] {
  const about = { role: 'about' as const, identifiers: [{ kind: 'record' as const, value: who }] as const, name: who }
  return (
    [
      ['name', { full: who }],
      ['position', { company, current: true }],
      ['place', { text: place }],
    ] as const
  ).map(([property, body]) => ({
    kind: claimKind(property),
    channel: null,
    direction: 'none',
    occurred: { at: '2026-11-01T00:00:00.000Z', precision: 'day', offset: 0 },
    family: 'row',
    key: [who],
    contentInKey: true,
    body,
    text: null,
    people: [about],
    companies: [{ role: 'employer', name: company, ...(domain ? { domain } : {}) }],
    place: '',
    seenAt: null,
  }))
}

const bringIn = (...drafts: readonly Draft[][]) =>
  perform(house.workspace, house.viewer, { drafts: drafts.flat(), kind: 'import' })
const listed = async (): Promise<{ name: string; people: number; domain: string | null }[]> =>
  (await listCompanies(house.workspace.db.app, house.viewer, { sort: 'name' })).rows.map(
    ({ name, people, domain }) => ({ name, people, domain }),
  )

it('legal forms make no second company, and a domain that comes later is kept', async () => {
  await bringIn(works('Ann One', 'Halvard Lifts', 'Aarhus'))
  await bringIn(works('Bob Two', 'Halvard Lifts AS', 'Aarhus', 'Halvard.example'))
  expect(await listed()).toEqual([{ name: 'Halvard Lifts', people: 2, domain: 'halvard.example' }])
})

it('a slip of the pen and the same domain is asked, and never merged by itself', async () => {
  await bringIn(
    works('Cay Three', 'Halvrad Lifts', 'Aarhus', 'halvard.example'),
    works('Dot Four', 'Acme Foods', 'Hull'),
  )
  const [pair] = await companiesAlike(house.workspace.db.app, house.viewer)
  expect([pair?.a.name, pair?.b.name].sort()).toEqual(['Halvard Lifts', 'Halvrad Lifts'])
  expect(pair?.reasons).toContainEqual({ text: 'domain: the same', supports: true })
  expect(await listed()).toHaveLength(3)
})

it('merged, they have the people of both, until it is taken back', async () => {
  const [pair] = await companiesAlike(house.workspace.db.app, house.viewer)
  const { act } = await decideCompany(house.workspace, house.viewer, {
    into: pair?.a.id ?? '',
    from: pair?.b.id ?? '',
    decision: 'same',
  })
  expect((await listed()).map(one => one.people).sort()).toEqual([1, 3])
  const page = await companyPage(house.workspace.db.app, house.viewer, pair?.b.id ?? '')
  expect(page?.id).toBe(pair?.a.id)
  expect(page?.staff).toHaveLength(3)
  expect(await companiesAlike(house.workspace.db.app, house.viewer)).toEqual([])
  await undo(house.workspace, house.viewer, act)
  expect(await listed()).toHaveLength(3)
})

it('not the same is not asked again, until that is taken back', async () => {
  const [pair] = await companiesAlike(house.workspace.db.app, house.viewer)
  const { act } = await decideCompany(house.workspace, house.viewer, {
    into: pair?.a.id ?? '',
    from: pair?.b.id ?? '',
    decision: 'different',
  })
  expect(await companiesAlike(house.workspace.db.app, house.viewer)).toEqual([])
  await undo(house.workspace, house.viewer, act)
  expect(await companiesAlike(house.workspace.db.app, house.viewer)).toHaveLength(1)
})
