import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Problem } from '#src/domain/views/common.ts'
import type { Board, CandidacyPage, TodayJobs } from '#src/domain/views/jobs.ts'
import { type Client, type TestApi, testApi } from './house.fixture.ts'

let api: TestApi
let alma: Client
let now = '2026-11-20T10:00:00.000Z'
let job: string
let person: string
beforeAll(async () => {
  let ticks = 0
  api = await testApi(() => new Date(Date.parse(now) + ticks++).toISOString())
  alma = await api.join('recruiter')
  job = await alma.made('/api/jobs', { title: 'Motion lead', client: 'Tarn Motion' })
  person = await alma.made('/api/people', { name: 'Dag Felthus' })
  await alma.post(`/api/jobs/${job}/people`, { person, stage: 'CV sent' })
})
afterAll(() => api?.close())

const act = (body: object) => alma.post(`/api/jobs/${job}/people/${person}`, body)
const promised = async () => (await alma.get(`/api/jobs/${job}/people/${person}`)).json<CandidacyPage>().promised
const today = async () =>
  (await alma.get('/api/today/jobs')).json<TodayJobs>().promised.map(one => `${one.name}: ${one.what}, ${one.on}`)

describe('what a client promised', () => {
  it('and who says nothing at all, five days after a CV went out, is under Today', async () => {
    const unheard = async () =>
      (await alma.get('/api/today/jobs')).json<TodayJobs>().unheard.map(one => `${one.title} ${one.count}`)
    const other = await alma.made('/api/jobs', { title: 'Deputy', client: 'Tarn Motion' })
    await alma.post(`/api/jobs/${other}/people`, { person, stage: 'CV sent', because: 'Both' })
    expect(await unheard()).toEqual([])
    const before = now
    now = '2026-11-26T10:00:00.000Z'
    expect((await unheard()).sort()).toEqual(['Deputy 1', 'Motion lead 1'])
    await alma.post(`/api/jobs/${other}/people/end`, { person, by: 'us', reason: 'Not the skills' })
    expect(await unheard()).toEqual(['Motion lead 1'])
    now = before
  })

  it('stands on the card, and from its day on under Today; the earliest comes first', async () => {
    expect((await act({ do: 'promise', what: 'a date for the interview', due: '2026-11-27' })).status).toBe(200)
    await act({ do: 'promise', what: 'feedback', due: '2026-11-24' })
    expect(await promised()).toMatchObject({ what: 'feedback', on: '2026-11-24' })
    const card = (await alma.get(`/api/jobs/${job}/board`)).json<Board>().columns.flatMap(one => one.cards)[0]
    expect([card?.promised?.on, await today()]).toEqual(['2026-11-24', []])
    now = '2026-11-25T10:00:00.000Z'
    expect(await today()).toEqual(['Dag Felthus: feedback, 2026-11-24'])
    const ben = await api.join('recruiter')
    expect((await ben.get('/api/today/jobs')).json<TodayJobs>().promised).toEqual([])
  })

  it('is kept when they did, and the next one stands there', async () => {
    const entry = (await promised())?.entry
    expect((await act({ do: 'promise-kept', promise: entry })).status).toBe(200)
    expect([await promised(), await today()]).toEqual([
      expect.objectContaining({ what: 'a date for the interview', on: '2026-11-27' }),
      [],
    ])
  })

  it('is kept by what moves the matter on; taking that back brings it back', async () => {
    const { act: planned } = (
      await act({ do: 'plan-interview', at: '2026-12-01T09:00:00Z', round: 1, minutes: 60, place: '', with: '' })
    ).json<{ act: string }>()
    expect(await promised()).toBeNull()
    await alma.post(`/api/acts/${planned}/undo`)
    expect(await promised()).toMatchObject({ on: '2026-11-27' })
    await alma.post(`/api/jobs/${job}/people/end`, { person, by: 'client', reason: 'Job withdrawn' })
    expect(await promised()).toBeNull()
  })

  it('for a day that is over, or about somebody with whom it has ended, is refused', async () => {
    expect((await act({ do: 'promise', what: 'feedback', due: '2026-12-01' })).status).toBe(409)
    await alma.post(`/api/jobs/${job}/people/move`, { person, stage: 'Talking' })
    const late = await act({ do: 'promise', what: 'feedback', due: '2026-11-01' })
    expect([late.status, late.json<Problem>().title]).toEqual([422, 'That day is over.'])
    expect((await act({ do: 'promise', what: 'feedback', due: '2026-02-31' })).status).toBe(422)
  })
})
