import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Page } from '#src/domain/views/common.ts'
import type { CompanyRow } from '#src/domain/views/companies.ts'
import type { CostReport, SpendFile, SpendRow } from '#src/domain/views/cost.ts'
import type { Behind, CreditReport, FunnelReport, Works, WorksChoices } from '#src/domain/views/works.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'
import { spent, year } from './spent.fixture.ts'

let api: TestApi
let alma: Client
beforeAll(async () => {
  api = await testApi(ticking('2026-11-20T10:00:00.000Z'))
  alma = await api.join('recruiter')
  await api.admin.call('PUT', '/api/cost-settings', { currency: 'GBP', hourly: null, rates: {} })
})
afterAll(() => api?.close())

const cost = async (more = ''): Promise<CostReport> =>
  (await alma.get(`/api/works/cost?${year}${more}`)).json<CostReport>()
const people = async (more: string): Promise<Behind> =>
  (await alma.get(`/api/works/people?${year}${more}`)).json<Behind>()

interface Met {
  readonly channel: 'event' | 'linkedin' | 'phone'
  readonly at: string
  /** Code of our own channel by which they came. */
  readonly source?: string
  readonly minutes?: number
  readonly job?: string
}
const kinds = { event: 'event.attended', linkedin: 'message.sent', phone: 'call.made' } as const

const newJob = (title: string, client: string): Promise<string> =>
  alma.made('/api/jobs', { title, client, ordered: '2026-01-01' })
async function newPerson(name: string, met: readonly Met[]): Promise<string> {
  const person = await alma.made('/api/people', { name })
  for (const { channel, ...more } of met) {
    const logged = await alma.post('/api/log', { person, kind: kinds[channel], channel, text: 'Hello', ...more })
    if (logged.status !== 201) throw new Error(logged.text)
  }
  return person
}
const put = (job: string, person: string) => alma.post(`/api/jobs/${job}/people`, { person })
const place = (job: string, person: string, amount: number) =>
  alma.post(`/api/jobs/${job}/people/${person}`, {
    do: 'place',
    on: '2026-11-20',
    start: '2026-12-01',
    fee: { amount, currency: 'GBP' },
  })
const idOf = async (name: string): Promise<string> =>
  (await alma.get(`/api/companies?q=${name}`)).json<Page<CompanyRow>>().rows.find(row => row.name === name)?.id ?? ''

let [brackmere, sallow] = ['', '']
let [clerk, cook] = ['', '']

describe('costs of some jobs alone', () => {
  beforeAll(async () => {
    clerk = await newJob('Clerk', 'Brackmere')
    cook = await newJob('Cook', 'Sallow')
    brackmere = await idOf('Brackmere')
    sallow = await idOf('Sallow')
    const [ana, bo, cy] = [
      await newPerson('Ana Reis', [
        { channel: 'event', at: '2026-02-03T10:00:00.000Z' },
        { channel: 'linkedin', at: '2026-03-03T10:00:00.000Z' },
      ]),
      await newPerson('Bo Lund', [{ channel: 'event', at: '2026-02-04T10:00:00.000Z' }]),
      await newPerson('Cy Moss', [{ channel: 'event', at: '2026-02-05T10:00:00.000Z' }]),
    ]
    await put(clerk, ana)
    await put(cook, bo)
    await put(cook, cy)
    await put(clerk, cy)
    // An hour with somebody on both jobs, and half of one that names its job.
    await alma.post('/api/log', { person: cy, kind: 'call.made', channel: 'phone', minutes: 60, text: 'Both' })
    await alma.post('/api/log', {
      person: cy,
      kind: 'call.made',
      channel: 'phone',
      minutes: 30,
      text: 'One',
      job: cook,
    })
    await place(clerk, ana, 2_000_000)
    await place(cook, bo, 1_000_000)
    await alma.post(`/api/jobs/${cook}/people/end`, { people: [cy], by: 'us', reason: 'Not the right fit' })
    await alma.post('/api/spend', {
      rows: [spent('event', 300_000), spent('linkedin', 100_000), spent('referral', 50_000)],
    })
  })

  it('have their placements, fees and hours, and what was spent by who came through each channel', async () => {
    const [whole, one, other] = [await cost(), await cost(`&client=${brackmere}`), await cost(`&client=${sallow}`)]
    expect(whole.narrowed).toBeNull()
    expect(whole.external).toBe(450_000)
    expect([one.placements, other.placements]).toEqual([1, 1])
    expect([one.fees, other.fees]).toEqual([2_000_000, 1_000_000])
    // By events came half of Ana to Clerk, Bo and most of Cy (an event, then calls as one) to Cook; by LinkedIn half of Ana alone.
    const [events, links] = ['event', 'linkedin'].map(name =>
      [one, other].map(report => report.rows.find(row => row.channel === name)?.spent ?? 0),
    )
    expect(links).toEqual([100_000, 0])
    expect((events?.[0] ?? 0) + (events?.[1] ?? 0)).toBe(300_000)
    expect(events?.[0]).toBeLessThan(events?.[1] ?? 0)
    expect(one.external + other.external).toBe(400_000)
    // Nobody came by a referral.
    expect(one.narrowed).toEqual({ spent: 450_000, nobodys: 50_000 })
    expect(one.perHire).toBe(one.external + one.internal)
    // The hour was for two jobs, the half named one.
    expect(one.hours).toBeCloseTo(0.5)
    expect(other.hours).toBeCloseTo(1)
  })

  it('add up over owners and kinds of work, too, and are nothing where there is no such job', async () => {
    const permanent = await cost('&work=permanent')
    expect(permanent.external).toBe(400_000)
    expect(permanent.hours).toBeCloseTo(1.5)
    expect(await cost('&work=interim')).toMatchObject({ placements: 0, external: 0, hours: 0, perHire: null, rows: [] })
  })

  it('open the placements and the touches that they are counted from', async () => {
    const placed = await people(`&client=${brackmere}&figure=placements`)
    expect(placed.rows.map(row => row.person?.name)).toEqual(['Ana Reis'])
    expect((await people(`&client=${brackmere}&figure=touches`)).total).toBe(1)
    expect((await people(`&client=${sallow}&figure=touches`)).total).toBe(2)
    expect((await people('&figure=touches')).total).toBe(6)
    expect((await people('&figure=touches&channel=event')).total).toBe(3)
    // Calls are talking where people came from, and a channel among every channel.
    expect((await people('&figure=touches&channel=conversations')).total).toBe(2)
    expect((await people('&by=channel&figure=touches&channel=phone')).total).toBe(2)
    expect((await cost()).rows.map(row => row.channel)).toContain('conversations')
  })

  it('count two organisations that are one as one client, until that is taken back', async () => {
    const works = async (client: string): Promise<Works> =>
      (await alma.get(`/api/works?${year}&client=${client}`)).json<Works>()
    const credit = async (client: string): Promise<number> =>
      (await alma.get(`/api/works/credit?${year}&client=${client}&intervals=false`)).json<CreditReport>().conversions
    const named = async (client: string): Promise<number> =>
      (await alma.get(`/api/works/credit?${year}&client=${client}&by=named&intervals=false`)).json<CreditReport>()
        .conversions
    const entered = async (client: string): Promise<number> =>
      (await alma.get(`/api/works/funnel?${year}&client=${client}`))
        .json<FunnelReport>()
        .stages.reduce((most, stage) => Math.max(most, stage.entered), 0)
    const figures = async (client: string) => [
      (await works(client)).placements,
      await credit(client),
      await named(client),
      await entered(client),
      (await cost(`&client=${client}`)).placements,
      (await people(`&client=${client}&figure=placements`)).total,
    ]
    const choices = async (): Promise<string[]> =>
      (await alma.get('/api/works/choices')).json<WorksChoices>().clients.map(one => one.name)
    const [before, after] = [await figures(brackmere), await figures(sallow)]
    expect(await choices()).toEqual(['Brackmere', 'Sallow'])
    const { act } = (await alma.post('/api/same-company', { into: brackmere, from: sallow, decision: 'same' })).json<{
      act: string
    }>()
    expect(await choices()).toEqual(['Brackmere'])
    const both = await figures(brackmere)
    expect(both).toEqual(before.map((count, at) => count + (after[at] ?? 0)))
    expect(await figures(sallow), 'whichever of them is asked for').toEqual(both)
    expect((await works(sallow)).paths.map(path => path.client)).toEqual(
      Array.from({ length: 2 }, () => ({ id: brackmere, name: 'Brackmere' })),
    )
    expect((await cost(`&client=${brackmere}`)).external).toBe(400_000)
    await alma.post(`/api/acts/${act}/undo`)
    expect([await figures(brackmere), await figures(sallow)]).toEqual([before, after])
    expect(await choices()).toEqual(['Brackmere', 'Sallow'])
  })
})

describe('costs of our own channels', () => {
  const open = (name: string, medium: string, code: string): Promise<string> =>
    alma.made('/api/channels', { name, medium, code })
  let [payday, harbour] = ['', '']
  beforeAll(async () => {
    payday = await open('Payday Leeds', 'event', 'payday')
    harbour = await open('Harbour Board', 'job-board', 'harbour')
    const di = await newPerson('Di Varga', [{ channel: 'event', at: '2026-05-02T10:00:00.000Z', source: 'payday' }])
    await put(clerk, di)
    const placed = await place(clerk, di, 500_000)
    if (placed.status !== 200) throw new Error(placed.text)
    await api.fold()
  })

  it('are what was said to be spent on them, with the placements that came by them', async () => {
    const rows = [spent('linkedin', 80_000, { own: 'payday' }), spent('job-board', 30_000, { own: 'Harbour Board' })]
    expect((await alma.post('/api/spend', { rows })).status).toBe(201)
    const list = (await alma.get('/api/spend')).json<SpendRow[]>().filter(row => row.own !== null)
    // The kind is the channel's own, whatever was said.
    expect(list.map(row => [row.own?.name, row.channel])).toEqual([
      ['Payday Leeds', 'event'],
      ['Harbour Board', 'job-board'],
    ])
    const report = await cost('&by=named')
    expect(report.rows.map(row => [row.channel, row.spent, row.hires, row.fees])).toEqual([
      ['other', 450_000, 2, 3_000_000],
      ['Payday Leeds', 80_000, 1, 500_000],
      ['Harbour Board', 30_000, 0, 0],
    ])
    expect(report.rows.map(row => row.return)).toEqual([null, 5.25, -1])
    expect((await people('&by=named&channel=Payday%20Leeds')).rows.map(row => row.person?.name)).toEqual(['Di Varga'])
    expect((await people('&by=named&channel=other')).total).toBe(2)
    // By kinds of channels they are of their kind.
    expect((await cost()).rows.find(row => row.channel === 'event')?.spent).toBe(380_000)
    expect((await cost(`&by=named&client=${sallow}`)).rows.map(row => row.channel)).toEqual(['other'])
  })

  it('follow a new name and a merge, and come apart with undo', async () => {
    await alma.call('PATCH', `/api/channels/${payday}`, { name: 'Payday' })
    expect((await cost('&by=named')).rows.map(row => row.channel)).toContain('Payday')
    const { act } = (await alma.call('PATCH', `/api/channels/${harbour}`, { into: payday })).json<{ act: string }>()
    expect((await cost('&by=named')).rows.map(row => [row.channel, row.spent])).toEqual([
      ['other', 450_000],
      ['Payday', 110_000],
    ])
    await alma.post(`/api/acts/${act}/undo`)
    expect((await cost('&by=named')).rows.map(row => [row.channel, row.spent])).toEqual([
      ['other', 450_000],
      ['Payday', 80_000],
      ['Harbour Board', 30_000],
    ])
  })

  it('are read from a file by name, and a name that is none is refused', async () => {
    const text = 'channel,month,amount\npayday leeds,2026-02,99\nHarbour board,2026-02,1\nEvents,2026-02,5\n'
    const file = (await alma.post('/api/spend/preview', { text })).json<SpendFile>()
    expect(file.rows.map(row => [row.own, row.channel])).toEqual([
      ['payday leeds', 'event'],
      ['harbour board', 'job-board'],
      [undefined, 'event'],
    ])
    expect(file.names).toEqual({ 'payday leeds': 'Payday', 'harbour board': 'Harbour Board' })
    const refused = await alma.post('/api/spend', { rows: [spent('event', 5, { own: 'nowhere' })] })
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('No channel of ours is called')
  })
})
