import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from '#src/domain/views/common.ts'
import type { CompanyPage, CompanyRow } from '#src/domain/views/companies.ts'
import type { ClientView, JobPage, JobRow } from '#src/domain/views/jobs.ts'
import { unmarked } from '#src/domain/vocabulary.ts'
import { addressOf, type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
let alma: Client
beforeAll(async () => {
  api = await testApi(ticking('2026-11-20T10:00:00.000Z'))
  alma = await api.join('recruiter')
})
afterAll(() => api?.close())

const person = (name: string, company: string): Promise<string> =>
  alma.made('/api/people', { name, company, email: addressOf(name) })
const job = (client: string, title: string): Promise<string> => alma.made('/api/jobs', { title, client, state: 'open' })
const jobPage = async (id: string): Promise<JobPage> => (await alma.get(`/api/jobs/${id}`)).json<JobPage>()
const company = async (name: string): Promise<string> =>
  (await alma.get(`/api/companies?q=${name}`)).json<Page<CompanyRow>>().rows.find(row => row.name === name)?.id ?? ''
const client = async (id: string): Promise<ClientView> =>
  (await alma.get(`/api/companies/${id}/client`)).json<ClientView>()
const change = (id: string, body: object) => alma.call('PATCH', `/api/companies/${id}/client`, body)
const warning = async (id: string, who: string): Promise<string> =>
  (await alma.post(`/api/jobs/${id}/people`, { person: who })).json<{ title?: string }>().title ?? ''

it('two organisations that are one have one page, one set of terms, walls and people, until that is taken back', async () => {
  const [north, northern, south] = [
    await job('Brackmere', 'Clerk'),
    await job('Brakmere', 'Cook'),
    await job('Sallow', 'Smith'),
  ]
  const [brackmere, brakmere, sallow] = [await company('Brackmere'), await company('Brakmere'), await company('Sallow')]
  const [fay, gus, hal] = [
    await person('Fay Orme', 'Brakmere'),
    await person('Gus Lind', 'Sallow'),
    await person('Hal Toft', 'Nowhere'),
  ]
  const terms = { model: 'percent', percent: 22.5, guaranteeDays: 90 }
  expect((await change(brakmere, { terms, stage: 'client' })).status).toBe(200)
  await change(brakmere, { wall: { with: sallow, note: 'Both asked for it' } })
  await change(brakmere, { protected: { note: 'Agreed in March' } })
  await change(brakmere, { contact: { person: fay, as: 'Hiring manager' } })
  expect((await jobPage(north)).terms).toBeNull()
  expect((await alma.post(`/api/jobs/${northern}/people`, { person: hal, stage: 'Talking' })).status).toBe(200)

  const { act } = (await alma.post('/api/same-company', { into: brackmere, from: brakmere, decision: 'same' })).json<{
    act: string
  }>()
  for (const one of [brackmere, brakmere]) {
    const view = await client(one)
    expect(view).toMatchObject({ stage: 'client', terms, protected: { note: 'Agreed in March' } })
    expect(view.walls).toEqual([{ id: sallow, name: 'Sallow', note: 'Both asked for it' }])
    expect(view.contacts.map(row => row.name)).toEqual(['Fay Orme'])
    expect(view.jobs.map(row => row.client)).toEqual([
      { id: brackmere, name: 'Brackmere' },
      { id: brackmere, name: 'Brackmere' },
    ])
    expect((await alma.get(`/api/companies/${one}`)).json<CompanyPage>()).toMatchObject({ id: brackmere, jobs: 2 })
    expect((await alma.get(`/api/jobs?client=${one}`)).json<Page<JobRow>>().total).toBe(2)
  }
  expect((await client(sallow)).walls).toEqual([{ id: brackmere, name: 'Brackmere', note: 'Both asked for it' }])
  for (const one of [north, northern]) {
    const page = await jobPage(one)
    expect(page).toMatchObject({ client: { id: brackmere, name: 'Brackmere' }, terms, ownTerms: false })
    expect(page.contacts.map(row => row.name)).toEqual(['Fay Orme'])
  }
  expect(await warning(south, hal)).toContain('wall')
  expect(unmarked(await warning(south, fay))).toContain('Works at Brackmere, whose people we do not approach.')
  expect(await warning(north, fay), 'their own people on their own job').toBe('')
  expect(await warning(north, gus)).toBe('')

  await alma.post(`/api/acts/${act}/undo`)
  expect((await client(brackmere)).terms).toBeNull()
  expect((await jobPage(north)).terms).toBeNull()
  expect((await jobPage(northern)).client).toEqual({ id: brakmere, name: 'Brakmere' })
  expect((await client(sallow)).walls).toMatchObject([{ id: brakmere }])
})

it('a wall between two that turn out to be one is none', async () => {
  await job('Toller', 'Clerk')
  await job('Tollar', 'Clerk')
  const [toller, tollar] = [await company('Toller'), await company('Tollar')]
  await change(toller, { wall: { with: tollar } })
  await alma.post('/api/same-company', { into: toller, from: tollar, decision: 'same' })
  expect((await client(toller)).walls).toEqual([])
})
