import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atOnce, workBulk } from '#src/actions/jobs/bulk.ts'
import type { BulkView } from '#src/domain/views/bulk.ts'
import type { Board } from '#src/domain/views/jobs.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

/** Two batches, and some of a third. */
const size = 2 * atOnce + 40

let api: TestApi
let alma: Client
let job: string
let people: string[]
beforeAll(async () => {
  api = await testApi(ticking('2026-11-20T10:00:00.000Z'))
  alma = await api.join('recruiter')
  const rows = Array.from({ length: size }, (_, at) => `Person ${at},p${at}@many.example`)
  await api.bring(alma, { 'many.csv': `Name,Email\n${rows.join('\n')}\n` }, { visible: 'all', add: ['all'] })
  job = await alma.made('/api/jobs', { title: 'Many hands', client: 'Tarn Motion' })
  const { count } = (await alma.post(`/api/jobs/${job}/people`, { people: { query: {} } })).json<{ count: number }>()
  expect(count).toBe(size)
  people = (await alma.get(`/api/jobs/${job}/people?limit=200`))
    .json<{ rows: { id: string }[] }>()
    .rows.map(row => row.id)
})
afterAll(() => api?.close())

const never = new AbortController().signal
const bulk = async (): Promise<BulkView | undefined> => (await alma.get(`/api/jobs/${job}/bulks`)).json<BulkView[]>()[0]
const columns = async (): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await alma.get(`/api/jobs/${job}/board`))
      .json<Board>()
      .columns.filter(one => one.total > 0)
      .map(one => [one.name, one.total]),
  )
const begin = async (body: object) =>
  (await alma.post(`/api/jobs/${job}/people/move`, { people: { column: 0 }, ...body })).json<{
    act: string
    total: number
  }>()

describe('moving more people than one request should take', () => {
  it('goes on by itself, stops and goes on where it was, and one undo leaves those who were moved since', async () => {
    const { act, total } = await begin({ stage: 'Approached' })
    expect([total, await columns()]).toEqual([size, { 'Looked at': size }])
    // A worker that dies after a batch: the next one goes on from there.
    const dying = new AbortController()
    let batches = 0
    const dies = {
      ...api.workspace,
      wake: () => {
        if (++batches === 1) dying.abort()
      },
    }
    await workBulk(dies, dying.signal)
    expect(await bulk()).toMatchObject({ id: act, state: 'running', total: size, done: atOnce, count: atOnce })
    expect((await alma.post(`/api/bulks/${act}/stop`)).status).toBe(200)
    expect([await workBulk(api.workspace, never), (await bulk())?.state]).toEqual([null, 'stopped'])
    await alma.post(`/api/bulks/${act}/resume`)
    expect(await workBulk(api.workspace, never)).toBe(job)
    expect([await bulk(), await columns()]).toEqual([
      expect.objectContaining({ state: 'done', done: size, count: size }),
      { Approached: size },
    ])
    const moved = people[7]
    await alma.post(`/api/jobs/${job}/people/move`, { person: moved, stage: 'Talking' })
    const undone = (await alma.post(`/api/bulks/${act}/undo`)).json<{ left: string[] }>()
    await api.fold()
    expect(undone.left).toEqual([expect.stringMatching(/ has been moved since$/)])
    expect(await columns()).toEqual({ 'Looked at': size - 1, Talking: 1 })
    expect([(await bulk())?.state, (await alma.post(`/api/bulks/${act}/undo`)).status]).toEqual(['undone', 409])
  })

  it('taken back under way, what was done is taken back and the rest is not done', async () => {
    const { act } = await begin({ stage: 'Approached' })
    const dying = new AbortController()
    await workBulk({ ...api.workspace, wake: () => dying.abort() }, dying.signal)
    await alma.post(`/api/bulks/${act}/undo`)
    expect(await workBulk(api.workspace, never)).toBeNull()
    await api.fold()
    expect(await columns()).toEqual({ 'Looked at': size - 1, Talking: 1 })
  })

  it('a stage that there is not a way to is refused at once; a colleague may look, and not stop it', async () => {
    expect((await alma.post(`/api/jobs/${job}/people/move`, { people: { column: 0 }, stage: 'Placed' })).status).toBe(
      422,
    )
    const { act } = await begin({ stage: 'Approached' })
    const ben = await api.join('recruiter')
    expect((await ben.get(`/api/jobs/${job}/bulks`)).json<BulkView[]>()[0]?.id).toBe(act)
    expect((await ben.post(`/api/bulks/${act}/stop`)).status).toBe(403)
    expect((await api.admin.post(`/api/bulks/${act}/undo`)).status).toBe(200)
    expect((await alma.post(`/api/bulks/${act}/stride`)).status).toBe(404)
  })

  it('ending is the same, and says the reason for everybody', async () => {
    const ended = (
      await alma.post(`/api/jobs/${job}/people/end`, { people: { column: 0 }, by: 'us', reason: 'Pay too far apart' })
    ).json<{ act: string; total: number }>()
    expect(ended.total).toBe(size - 1)
    expect(await workBulk(api.workspace, never)).toBe(job)
    expect((await alma.get(`/api/jobs/${job}/board`)).json<Board>().ended).toBe(size - 1)
  })
})
