import { beforeAll, expect, it } from 'vitest'
import type { CostReport } from '#src/domain/views/cost.ts'
import type { JobLine } from '#src/domain/views/job-line.ts'
import type { EntryDetail, LinePage } from '#src/domain/views/line.ts'
import type { MyWork } from '#src/domain/views/my-work.ts'
import type { Works } from '#src/domain/views/works.ts'
import { rebuild } from '#src/projections/fold/rebuild.ts'
import { type Client, twoRecruiters } from './house.fixture.ts'

const { api, alma, ben } = await twoRecruiters('2026-11-20T10:00:00.000Z')
let ana: string
let job: string
let call: string

beforeAll(async () => {
  ana = await alma.made('/api/people', { name: 'Ana Reis' })
  job = await alma.made('/api/jobs', { title: 'Cook', client: 'Inn', ordered: '2025-01-05' })
  const at = '2025-02-03T10:00:00.000Z'
  await alma.post('/api/log', {
    person: ana,
    kind: 'call.made',
    channel: 'phone',
    direction: 'out',
    at,
    job,
    text: 'Hi',
  })
  await alma.post('/api/log', {
    person: ana,
    kind: 'message.sent',
    channel: 'sms',
    direction: 'out',
    at,
    job,
    text: 'Hi',
  })
  await alma.post(`/api/jobs/${job}/people`, { person: ana, stage: 'Talking' })
  await alma.post(`/api/jobs/${job}/people/${ana}`, { do: 'place', on: '2025-04-01', start: '2025-05-01' })
  const { items } = (await alma.get(`/api/people/${ana}/line`)).json<LinePage>()
  call = items.flatMap(item => ('kind' in item && item.kind === 'call.made' ? [item.entry] : []))[0] ?? ''
})

const set = (by: Client, minutes: unknown, entry = call) => by.call('PUT', `/api/entries/${entry}/minutes`, { minutes })
const effortOf = async () => (await alma.get(`/api/entries/${call}`)).json<EntryDetail>().effort
const inYear = 'from=2025-01-01&before=2026-01-01'

/** Minutes of both touches as each of the pages counts them. */
async function counted(): Promise<number[]> {
  const line = (await alma.get(`/api/jobs/${job}/line`)).json<JobLine>()
  const works = (await alma.get(`/api/works?${inYear}`)).json<Works>()
  const mine = (await alma.get(`/api/works/mine?${inYear}`)).json<MyWork>()
  const cost = (await alma.get(`/api/works/cost?${inYear}`)).json<CostReport>()
  const hours = [works.paths[0]?.hours ?? 0, mine.hours, cost.hours]
  return [line.touches.reduce((sum, one) => sum + one.minutes, 0), ...hours.map(one => Math.round(one * 60))]
}

it('minutes set by hand count as measured wherever hours are, by whom is said, and the last word holds', async () => {
  expect(await effortOf()).toEqual({ minutes: 15, measured: false, by: null })
  expect(await counted()).toEqual([18, 18, 18, 18])
  expect((await set(ben, 40)).status).toBe(200)
  expect(await effortOf()).toEqual({ minutes: 40, measured: true, by: ben.account })
  expect(await counted()).toEqual([43, 43, 43, 43])
  const line = (await alma.get(`/api/jobs/${job}/line`)).json<JobLine>()
  expect(line.touches.find(one => one.entry === call)).toMatchObject({ minutes: 40, measured: true })
  await set(alma, 45)
  expect(await effortOf()).toEqual({ minutes: 45, measured: true, by: alma.account })
})

it('they stay through a rebuild, and go with undo or when they are as estimated again', async () => {
  await rebuild(api.workspace.db)
  expect(await counted()).toEqual([48, 48, 48, 48])
  const { act } = (await set(alma, 5)).json<{ act: string }>()
  expect(await counted()).toEqual([8, 8, 8, 8])
  expect((await alma.post(`/api/acts/${act}/undo`)).status).toBe(200)
  expect(await counted()).toEqual([48, 48, 48, 48])
  await set(alma, null)
  expect(await effortOf()).toEqual({ minutes: 15, measured: false, by: null })
  expect(await counted()).toEqual([18, 18, 18, 18])
})

it('what is no length, takes nobody’s time or is not here is refused in words', async () => {
  for (const minutes of [-1, 1441, 2.5, '7', undefined]) expect((await set(alma, minutes)).status).toBe(422)
  const planned = await alma.made('/api/log', {
    person: ana,
    kind: 'meeting.planned',
    at: '2026-12-01T10:00:00.000Z',
    text: 'Lunch',
  })
  expect((await set(alma, 5, planned)).status).toBe(422)
  expect((await set(alma, 5, '00000000-0000-4000-8000-000000000001')).status).toBe(404)
  const reader = await api.join('reader')
  expect((await set(reader, 5)).status).toBe(403)
})
