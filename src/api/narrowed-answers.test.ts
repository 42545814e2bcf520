import { beforeAll, expect, it } from 'vitest'
import type { Page } from '#src/domain/views/common.ts'
import type { CompanyRow } from '#src/domain/views/companies.ts'
import type { Behind, Spread } from '#src/domain/views/works.ts'
import { type Client, twoRecruiters } from './house.fixture.ts'

const { api, alma, ben } = await twoRecruiters('2026-11-20T10:00:00.000Z')
const year = 'from=2026-01-01&before=2027-01-01'

let inn = ''
let cook = ''
let porter = ''

const idOf = async (name: string): Promise<string> =>
  (await alma.get(`/api/companies?q=${name}`)).json<Page<CompanyRow>>().rows.find(row => row.name === name)?.id ?? ''
const asked = async (more = '', by: Client = alma): Promise<Spread> =>
  (await by.get(`/api/works/answers?${year}${more}`)).json<Spread>()
const names = async (more: string, by: Client = alma): Promise<string[]> =>
  (await by.get(`/api/works/people?${year}&figure=answers${more}`))
    .json<Behind>()
    .rows.map(row => row.person?.name ?? '')
    .sort()

async function writes(name: string, at: string, more: object = {}): Promise<string> {
  const person = await alma.made('/api/people', { name })
  await says(person, at, more)
  return person
}
const says = async (person: string, at: string, more: object = {}): Promise<void> => {
  const logged = await alma.post('/api/log', {
    person,
    kind: 'message.received',
    channel: 'linkedin',
    direction: 'in',
    text: 'Hello',
    at,
    ...more,
  })
  if (logged.status !== 201) throw new Error(logged.text)
}

beforeAll(async () => {
  // Who came onto a job today wrote before that.
  const belonging = { sourcingDays: 30, reachBackDays: null, untilGuarantee: false }
  const set = await api.admin.call('PATCH', '/api/work-settings', { belonging })
  if (set.status !== 200) throw new Error(set.text)
  cook = await alma.made('/api/jobs', { title: 'Cook', client: 'Inn', ordered: '2026-11-01' })
  porter = await ben.made('/api/jobs', { title: 'Porter', client: 'Hotel', ordered: '2026-11-01', work: 'interim' })
  inn = await idOf('Inn')
  // On one job each; Cy is on none, and names one; Di wrote a year before she came onto the job.
  const ana = await writes('Ana Reis', '2026-11-10T10:00:00.000Z')
  const bo = await writes('Bo Lund', '2026-11-11T10:00:00.000Z', { channel: 'phone', kind: 'call.received' })
  await writes('Cy Moss', '2026-11-12T10:00:00.000Z', { job: cook })
  const di = await writes('Di Varga', '2026-01-13T10:00:00.000Z')
  await writes('Ed Holm', '2026-11-14T10:00:00.000Z')
  await alma.post(`/api/jobs/${cook}/people`, { person: ana })
  await ben.post(`/api/jobs/${porter}/people`, { person: bo })
  await alma.post(`/api/jobs/${cook}/people`, { person: di })
  await alma.post('/api/log', { person: ana, kind: 'message.sent', channel: 'linkedin', direction: 'out', text: 'Yes' })
})

it('time to first answer is narrowed like hours: by client, colleague, kind of work, and by the message’s channel', async () => {
  expect(await asked()).toMatchObject({ of: 5, open: 4 })
  expect(await asked(`&client=${inn}`)).toMatchObject({ of: 2, open: 1 })
  expect(await asked(`&owner=${ben.account}`)).toMatchObject({ of: 1, open: 1 })
  expect(await asked('&work=interim')).toMatchObject({ of: 1, open: 1 })
  expect(await asked('&work=permanent')).toMatchObject({ of: 2, open: 1 })
  expect(await asked('&channel=linkedin')).toMatchObject({ of: 4, open: 3 })
  expect(await asked('&channel=conversations')).toMatchObject({ of: 1, open: 1 })
  expect(await asked(`&client=${inn}&channel=phone`)).toMatchObject({ of: 0, open: 0 })
})

it('the number opens those whom it counts', async () => {
  expect(await names('')).toEqual(['Ana Reis', 'Bo Lund', 'Cy Moss', 'Di Varga', 'Ed Holm'])
  expect(await names(`&client=${inn}`)).toEqual(['Ana Reis', 'Cy Moss'])
  expect(await names(`&owner=${ben.account}`)).toEqual(['Bo Lund'])
  expect(await names('&channel=phone')).toEqual(['Bo Lund'])
})

it('asked of a confidential job, a colleague who may not know of it finds nobody', async () => {
  expect((await ben.call('PATCH', `/api/jobs/${porter}`, { confidential: true })).status).toBe(200)
  expect(await asked('&work=interim', ben)).toMatchObject({ of: 1 })
  expect(await asked('&work=interim')).toMatchObject({ of: 0 })
  expect(await names('&work=interim')).toEqual([])
  // Bo's call is in the whole house's figure as before: it names no job.
  expect(await asked()).toMatchObject({ of: 5 })
  await api.fold()
})
