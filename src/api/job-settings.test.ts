import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultJobSettings } from '#src/domain/job-settings.ts'
import type { Problem } from '#src/domain/views/common.ts'
import type { Board, JobPage } from '#src/domain/views/jobs.ts'
import type { Session } from '#src/domain/views/session.ts'
import { type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi(ticking('2026-11-20T10:00:00.000Z'))
})
afterAll(() => api?.close())

const change = (body: object) => api.admin.call('PATCH', '/api/job-settings', body)
const job = (body: object): Promise<string> => api.admin.made('/api/jobs', body)

describe('what the house says of its jobs', () => {
  it('is as it was made until somebody says otherwise; a reader may look', async () => {
    const reader = await api.join('reader')
    expect((await reader.get('/api/job-settings')).json()).toEqual(defaultJobSettings)
    expect((await reader.call('PATCH', '/api/job-settings', { inHouse: true })).status).toBe(403)
  })

  it('stages of a kind of work hold for its jobs without own ones, and nobody falls off the board', async () => {
    const own = [
      { name: 'Bench', phase: 'talking' },
      { name: 'On site', phase: 'placed' },
    ] as const
    const id = await job({ title: 'Fitter', work: 'shifts' })
    const person = await api.admin.made('/api/people', { name: 'Dag Felthus' })
    await api.admin.post(`/api/jobs/${id}/people`, { person, stage: 'Approached' })
    expect((await change({ stages: { ...defaultJobSettings.stages, shifts: own } })).status).toBe(200)
    expect((await api.admin.get(`/api/jobs/${id}`)).json<JobPage>().stages).toEqual(own)
    const board = (await api.admin.get(`/api/jobs/${id}/board`)).json<Board>()
    expect(board.columns.map(one => [one.name, one.total])).toEqual([
      ['Bench', 1],
      ['On site', 0],
    ])
    const other = await job({ title: 'Clerk' })
    expect((await api.admin.get(`/api/jobs/${other}`)).json<JobPage>().stages).toHaveLength(7)
  })

  it('reasons of one’s own are kept, in their order', async () => {
    const reasons = { us: ['Too far away'], client: ['Budget cut', 'Went inside'], candidate: ['Stayed'] }
    expect((await change({ reasons })).json<{ reasons: object }>().reasons).toEqual(reasons)
    expect((await api.admin.get('/api/job-settings')).json<{ reasons: object }>().reasons).toEqual(reasons)
  })

  it('a house that fills its own jobs says so to everybody who signs in', async () => {
    await change({ inHouse: true })
    expect((await api.admin.get('/api/session')).json<Session>().inHouse).toBe(true)
    await change({ inHouse: false })
    expect((await api.admin.get('/api/session')).json<Session>().inHouse).toBe(false)
  })

  it.each([
    [{ stages: {} }, 'one kind of work'],
    [{ stages: { x: [{ name: 'A', phase: 'talking' }] } }, 'placed'],
    [
      {
        stages: {
          x: [
            { name: 'A', phase: 'placed' },
            { name: 'A', phase: 'placed' },
          ],
        },
      },
      'same name',
    ],
    [{ reasons: { us: [], client: ['x'], candidate: ['x'] } }, 'reason'],
    [{ reasons: { us: ['x', 'X'], client: ['x'], candidate: ['x'] } }, 'twice'],
  ])('refuses %j', async (body, words) => {
    const answer = await change(body)
    expect([answer.status, answer.json<Problem>().title]).toEqual([422, expect.stringContaining(words)])
  })
})
