import { beforeAll, expect, it } from 'vitest'
import type { CostReport } from '#src/domain/views/cost.ts'
import type { MyWork } from '#src/domain/views/my-work.ts'
import type { Behind, FunnelReport, Spread } from '#src/domain/views/works.ts'
import { type Client, twoRecruiters } from './house.fixture.ts'

const { api, alma, ben } = await twoRecruiters('2026-11-20T10:00:00.000Z')
let ana: string
let job: string

beforeAll(async () => {
  ana = await alma.made('/api/people', { name: 'Ana Reis' })
  job = await alma.made('/api/jobs', { title: 'Cook', client: 'Inn', ordered: '2025-01-05' })
  const log = (by: Client, kind: string, direction: string, at: string) =>
    by.post('/api/log', { person: ana, kind, channel: 'phone', direction, at, text: 'Hello' })
  await log(alma, 'call.received', 'in', '2025-02-03T10:00:00.000Z')
  await log(alma, 'call.received', 'in', '2025-02-03T12:00:00.000Z')
  await log(alma, 'call.made', 'out', '2025-02-04T10:00:00.000Z')
  await log(ben, 'call.received', 'in', '2025-03-01T10:00:00.000Z')
  await alma.post(`/api/jobs/${job}/people`, { person: ana, stage: 'Talking' })
  await alma.post(`/api/jobs/${job}/people/${ana}`, {
    do: 'place',
    on: '2025-04-01',
    start: '2025-05-01',
    guaranteeDays: 90,
    fee: { amount: 1_000_001, currency: 'GBP' },
    splits: [
      { account: alma.account, percent: 60 },
      { account: ben.account, percent: 40 },
    ],
  })
})

const mine = async (client: Client): Promise<MyWork> =>
  (await client.get('/api/works/mine?from=2025-01-01&before=2026-01-01')).json<MyWork>()

it('one’s own figures are one’s own: touches, talks, a placement by its split, to the penny', async () => {
  const [hers, his] = [await mine(alma), await mine(ben)]
  expect([hers.touches, hers.spoke, hers.placements, hers.fees]).toEqual([
    3,
    1,
    0.6,
    [{ amount: 600_001, currency: 'GBP' }],
  ])
  expect([his.touches, his.spoke, his.placements, his.fees]).toEqual([
    1,
    0,
    0.4,
    [{ amount: 400_000, currency: 'GBP' }],
  ])
  expect(hers.weeks).toEqual([{ week: '2025-02-03', touches: 3 }])
})

it('the first answer is counted from the first message that waited; what still waits is open', async () => {
  const answers = (await alma.get('/api/works/answers?from=2025-01-01&before=2026-01-01')).json<Spread>()
  expect([answers.of, answers.open, answers.median]).toEqual([2, 1, 1])
})

it('who stayed: through the guarantee and a year, of those whose time has come', async () => {
  const funnel = (await alma.get('/api/works/funnel')).json<FunnelReport>()
  expect(funnel.quality).toMatchObject({
    guarantee: { kept: 1, of: 1 },
    year: { kept: 1, of: 1 },
    stay: { of: 1, open: 1 },
  })
})

it('a number opens its people, of a stage and of a channel’s credit', async () => {
  const stage = (await alma.get('/api/works/people?phase=talking&part=advanced')).json<Behind>()
  expect(stage).toMatchObject({ total: 1, rows: [{ person: { id: ana }, job: { name: 'Cook' } }] })
  expect((await alma.get('/api/works/people?phase=talking&part=left')).json<Behind>().total).toBe(0)
  const credit = (await alma.get('/api/works/people?channel=phone&by=channel')).json<Behind>()
  expect(credit.rows.map(row => row.person?.name)).toEqual(['Ana Reis'])
  expect((await alma.get('/api/works/people?channel=event&by=channel')).json<Behind>().total).toBe(0)
  expect((await alma.get('/api/works/people')).status).toBe(422)
})

it('every figure has as many people behind it as it says', async () => {
  const inYear = 'from=2025-01-01&before=2026-01-01'
  const late = await alma.made('/api/people', { name: 'Bo Lund' })
  await alma.post(`/api/jobs/${job}/people`, { person: late, stage: 'Talking' })
  await alma.post('/api/jobs', { title: 'Porter', client: 'Inn', ordered: '2025-02-05' })
  const behind = async (figure: string, part: string, more = '') =>
    (await alma.get(`/api/works/people?${inYear}&figure=${figure}&part=${part}${more}`)).json<Behind>()
  const funnel = (await alma.get(`/api/works/funnel?${inYear}`)).json<FunnelReport>()
  const answers = (await alma.get(`/api/works/answers?${inYear}`)).json<Spread>()
  const hers = await mine(alma)
  const cost = (await alma.get(`/api/works/cost?${inYear}`)).json<CostReport>()

  const spreads: [string, Spread, string][] = [
    ['fill', funnel.fill, ''],
    ['hire', funnel.hire, ''],
    ['stay', funnel.quality.stay, ''],
    ['answers', answers, ''],
    ['my-answers', hers.answers, ''],
    ...funnel.stay.map((one): [string, Spread, string] => ['stage', one, `&phase=${one.phase}`]),
    ...funnel.hireByFirst.map((one): [string, Spread, string] => ['hire', one, `&channel=${one.channel}`]),
  ]
  for (const [figure, { of, open }, more] of spreads) {
    const [all, ended, still] = [
      await behind(figure, 'all', more),
      await behind(figure, 'done', more),
      await behind(figure, 'open', more),
    ]
    expect([figure, more, all.total, ended.total, still.total]).toEqual([figure, more, of, of - open, open])
    expect(all.rows).toHaveLength(of)
  }
  expect(funnel.fill).toMatchObject({ of: 2, open: 1 })
  // A job that waits has nobody yet, and is named itself.
  expect((await behind('fill', 'open')).rows).toMatchObject([{ person: null, job: { name: 'Porter' } }])

  const { guarantee, year } = funnel.quality
  for (const [figure, { kept, of }] of [
    ['guarantee', guarantee],
    ['year', year],
  ] as const)
    expect([(await behind(figure, 'done')).total, (await behind(figure, 'all')).total]).toEqual([kept, of])
  const { accepted, declined } = funnel.offers
  expect([accepted, (await behind('offers', 'done')).total, (await behind('offers', 'open')).total]).toEqual([
    1,
    accepted,
    declined,
  ])

  expect((await behind('my-spoke', 'all')).total).toBe(hers.spoke)
  expect((await behind('my-sent', 'all')).total).toBe(hers.sent)
  expect((await behind('my-interviews', 'all')).total).toBe(hers.interviews)
  // Her part is 0.6 of one placement.
  expect((await behind('my-placements', 'all')).total).toBe(1)
  expect((await behind('my-touches', 'all')).total).toBe(hers.touches)
  for (const { channel, touches } of hers.channels)
    expect((await behind('my-touches', 'all', `&channel=${channel}`)).total).toBe(touches)
  expect((await behind('placements', 'all')).total).toBe(cost.placements)
  // Hers and his.
  expect((await behind('touches', 'all')).total).toBe(4)

  for (const stage of funnel.stages.slice(0, -1)) {
    const left = await alma.get(`/api/works/people?${inYear}&phase=${stage.phase}&part=left`)
    expect(left.json<Behind>().total).toBe(stage.left)
  }
})

it('“my” figures are of who asks', async () => {
  const his = (await ben.get('/api/works/people?figure=my-touches&from=2025-01-01&before=2026-01-01')).json<Behind>()
  expect(his.total).toBe(1)
  expect((await api.anonymous.get('/api/works/people?figure=my-touches')).status).toBe(401)
})
