import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JobLine } from '#src/domain/views/job-line.ts'
import type { CreditReport, FunnelReport, Works } from '#src/domain/views/works.ts'
import { rebuild } from '#src/projections/fold/rebuild.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let house: TestApi
let me: Client
beforeAll(async () => {
  house = await testApi(ticking('2026-11-20T10:00:00.000Z'))
  me = house.admin
})
afterAll(() => house?.close())

const added = (name: string, company?: string): Promise<string> =>
  me.made('/api/people', { name, ...(company ? { company } : {}) })
const logged = (person: string, kind: string, at: string, more: object = {}) =>
  me.post('/api/log', { person, kind, at, text: 'said', ...more })
const lineOf = async (job: string, asker = me) => (await asker.get(`/api/jobs/${job}/line`)).json<JobLine>()

describe('the line of a job', () => {
  it('holds what names it, what was with its people while it ran, and what led there, each with why', async () => {
    const ana = await added('Ana Reis')
    const ruth = await added('Ruth Dellaway', 'Brackmere')
    await logged(ana, 'event.attended', '2025-03-01T18:00:00.000Z')
    await logged(ruth, 'meeting.held', '2025-06-01T09:00:00.000Z')
    const job = await me.made('/api/jobs', { title: 'Principal', client: 'Brackmere' })
    await me.post(`/api/jobs/${job}/people`, { person: ana })
    await logged(ana, 'call.made', '2026-11-20T11:00:00.000Z', { job, minutes: 25 })
    await logged(ana, 'email.sent', '2026-11-20T10:30:00.000Z')
    const before = await lineOf(job)
    expect(before.touches.map(one => [one.kind, one.side, one.reason, one.minutes, one.measured])).toEqual(
      expect.arrayContaining([
        ['meeting.held', 'client', 'led', 60, false],
        ['call.made', 'candidate', 'names', 25, true],
      ]),
    )
    // Ana is not placed: what she did years before did not lead here yet.
    expect(before.touches.some(one => one.kind === 'event.attended')).toBe(false)
  })

  it('is not there for who asks for nothing, and answers a stranger nothing', async () => {
    expect((await me.get('/api/jobs/00000000-0000-4000-8000-000000000001/line')).status).toBe(404)
    expect((await house.anonymous.get('/api/jobs/00000000-0000-4000-8000-000000000001/line')).status).toBe(401)
  })

  it('of a closed job stays as it was counted, whatever the rules are later, also after a rebuild', async () => {
    const lea = await added('Lea Munk')
    const tom = await added('Tom Archer', 'Tarnside')
    await logged(tom, 'meeting.held', '2024-01-10T09:00:00.000Z')
    const job = await me.made('/api/jobs', { title: 'Head of Fleet', client: 'Tarnside' })
    await me.post(`/api/jobs/${job}/people`, { person: lea })
    const open = await lineOf(job)
    const closed = await me.call('PATCH', `/api/jobs/${job}`, { state: 'lost' })
    expect(closed.status).toBe(200)
    const counted = await lineOf(job)
    expect(counted.counted).toMatchObject({ version: 1, touches: open.touches.length })
    const changed = await me.call('PATCH', '/api/work-settings', {
      belonging: { sourcingDays: 0, reachBackDays: 1, untilGuarantee: false },
    })
    expect(changed.json<{ belonging: { version: number } }>().belonging.version).toBe(2)
    await logged(tom, 'call.made', '2025-01-10T09:00:00.000Z')
    const later = await lineOf(job)
    expect(later.touches.map(one => one.entry)).toEqual(counted.touches.map(one => one.entry))
    expect(later.rules.version).toBe(1)
    await rebuild(house.workspace.db)
    expect((await lineOf(job)).touches.map(one => one.entry)).toEqual(counted.touches.map(one => one.entry))
  })

  it('lets only an admin change the rules', async () => {
    const colleague = await house.join()
    expect((await colleague.call('PATCH', '/api/work-settings', { minutes: { 'call.made': 20 } })).status).toBe(403)
    expect((await me.call('PATCH', '/api/work-settings', { minutes: { 'call.made': 20 } })).status).toBe(200)
  })
})

describe('what works', () => {
  it('answers an empty house with nothing to share out, and says how many are missing', async () => {
    const works = (await me.get('/api/works')).json<Works>()
    expect(works).toMatchObject({ placements: 0, paths: [], fees: [] })
    const report = (await me.get('/api/works/credit?model=markov')).json<CreditReport>()
    expect(report).toMatchObject({ conversions: 0, missing: 30, rows: [] })
    expect((await me.get('/api/works/credit?model=none')).status).toBe(422)
  })

  it('counts a path that was folded a moment ago', async () => {
    const kim = await added('Kim Solberg')
    await logged(kim, 'connection.made', '2026-01-05T10:00:00.000Z', { channel: 'linkedin' })
    const report = (await me.get('/api/works/credit?conversion=joined')).json<CreditReport>()
    expect(report.conversions).toBe(1)
    expect(report.rows.map(row => [row.channel, row.credit, row.begins, row.ends])).toEqual([['linkedin', 1, 1, 1]])
  })

  it('follows everybody through the funnel', async () => {
    const { stages } = (await me.get('/api/works/funnel')).json<FunnelReport>()
    expect(stages[0]).toMatchObject({ phase: 'looked-at', entered: 2 })
  })
})
