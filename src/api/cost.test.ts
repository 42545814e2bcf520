import { afterAll, beforeAll, expect, it } from 'vitest'
import type { CostReport, SpendRow } from '#src/domain/views/cost.ts'
import type { CreditReport, Works } from '#src/domain/views/works.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'
import { spent, year } from './spent.fixture.ts'

let api: TestApi
let alma: Client
beforeAll(async () => {
  api = await testApi(ticking('2026-11-20T10:00:00.000Z'))
  alma = await api.join('recruiter')
})
afterAll(() => api?.close())

const cost = async (query = year): Promise<CostReport> =>
  (await alma.get(`/api/works/cost?${query}`)).json<CostReport>()

/** Met through channels in turn, then placed for a fee. */
async function placed(name: string, channels: readonly string[], fee: object): Promise<void> {
  const person = await alma.made('/api/people', { name })
  const job = await alma.made('/api/jobs', { title: `Job of ${name}`, client: 'Brackmere', ordered: '2026-01-01' })
  for (const [at, channel] of channels.entries())
    await alma.post('/api/log', {
      person,
      kind: channel === 'event' ? 'event.attended' : 'message.sent',
      channel,
      at: `2026-0${at + 1}-03T10:00:00.000Z`,
      text: 'Hello',
    })
  await alma.post(`/api/jobs/${job}/people`, { person })
  const made = await alma.post(`/api/jobs/${job}/people/${person}`, {
    do: 'place',
    on: '2026-08-01',
    start: '2026-09-01',
    fee,
  })
  if (made.status !== 200) throw new Error(made.text)
}

it('what finding people cost, per placement and by channel, in one currency and with the rest beside it', async () => {
  await api.admin.call('PUT', '/api/cost-settings', { currency: 'GBP', hourly: null, rates: {} })
  await placed('Ana Reis', ['event', 'linkedin'], { amount: 2_000_000, currency: 'GBP' })
  await placed('Bo Lund', ['event'], { amount: 1_000_000, currency: 'EUR' })
  const rows = [
    spent('event', 500_000),
    spent('linkedin', 200_000, { from: '2026-07-01', to: '2027-06-30' }),
    spent('referral', 100_000, { sort: 'internal', category: 'referral bonuses' }),
    spent('event', 40_000, { currency: 'EUR' }),
  ]
  expect((await alma.post('/api/spend', { rows })).status).toBe(201)
  const report = await cost()
  // Of July to June, 184 of 365 days.
  expect(report).toMatchObject({
    placements: 2,
    external: 600_822,
    internal: 100_000,
    perHire: 350_411,
    fees: 2_000_000,
    left: {
      spent: [{ amount: 40_000, currency: 'EUR' }],
      fees: [{ amount: 1_000_000, currency: 'EUR' }],
      placements: 1,
    },
  })
  expect(report.rows.map(row => [row.channel, row.spent, row.hires, row.fees, row.return])).toEqual([
    ['event', 500_000, 1.5, 1_000_000, 1],
    ['linkedin', 100_822, 0.5, 1_000_000, 1_000_000 / 100_822 - 1],
    ['referral', 100_000, 0, 0, -1],
  ])
  expect(report.rows[0]?.interval).not.toBeNull()
})

it('other currencies count at the house’s own rate, and hours at its price', async () => {
  const change = { currency: 'GBP', hourly: 3_000, rates: { EUR: 0.85 } }
  expect((await alma.call('PUT', '/api/cost-settings', change)).status).toBe(403)
  expect((await api.admin.call('PUT', '/api/cost-settings', change)).status).toBe(200)
  const report = await cost()
  expect(report).toMatchObject({ fees: 2_850_000, at: ['EUR'], left: { spent: [], fees: [], placements: 0 } })
  // Two events of half an hour, one message of three minutes, by kind.
  expect(report.hours).toBeCloseTo(1.05)
  expect(report.internal).toBe(100_000 + Math.round(1.05 * 3_000))
  const event = report.rows.find(row => row.channel === 'event')
  expect(event).toMatchObject({ spent: 534_000, hours: 1, work: 3_000, cost: 537_000, fees: 1_850_000 })
  const total = report.rows.reduce((sum, row) => sum + row.hires, 0)
  expect(total).toBeCloseTo(2)
})

it('a line of it is taken off by who wrote it or an admin, and taken back', async () => {
  const [row] = (await alma.get('/api/spend?channel=referral')).json<SpendRow[]>()
  const other = await api.join('recruiter')
  expect((await other.call('DELETE', `/api/spend/${row?.id}`)).status).toBe(403)
  const { act } = (await alma.call('DELETE', `/api/spend/${row?.id}`)).json<{ act: string }>()
  expect((await cost()).internal).toBe(3_150)
  await alma.post(`/api/acts/${act}/undo`)
  expect((await cost()).internal).toBe(103_150)
})

it('a file is looked at before anything is kept', async () => {
  const text = 'channel,month,amount\nX,2026-02,99\nNowhere,2026-02,1\n'
  const preview = (await alma.post('/api/spend/preview', { text })).json<{ rows: object[]; unread: object[] }>()
  expect(preview.rows).toMatchObject([{ channel: 'x', amount: 9_900, currency: 'GBP', to: '2026-02-28' }])
  expect(preview.unread).toEqual([{ line: 3, why: '“Nowhere” is no channel here.' }])
  expect((await alma.get('/api/spend?channel=x')).json<SpendRow[]>()).toEqual([])
})

it('without a placement or a cost there is no figure rather than a wrong one', async () => {
  expect(await cost('from=2020-01-01&before=2021-01-01')).toMatchObject({ placements: 0, perHire: null, rows: [] })
})

it('a placement of somebody without any touch is counted, as nobody’s credit', async () => {
  const credit = async (by: string): Promise<CreditReport> =>
    (await alma.get(`/api/works/credit?${year}&by=${by}&intervals=false`)).json<CreditReport>()
  const before = { source: await credit('source'), named: await credit('named') }
  await placed('Di Varga', [], { amount: 1_000_000, currency: 'GBP' })
  await api.fold()
  for (const by of ['source', 'named'] as const) {
    const after = await credit(by)
    expect([after.conversions, after.unattributed]).toEqual([before[by].conversions + 1, before[by].unattributed + 1])
    expect(after.rows.reduce((sum, row) => sum + row.credit, 0)).toBeCloseTo(after.conversions - after.unattributed)
  }
  const { paths } = (await alma.get(`/api/works?${year}`)).json<Works>()
  expect(paths.find(path => path.person.name === 'Di Varga')).toMatchObject({ path: [], channels: [], touches: 0 })
})
