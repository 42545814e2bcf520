import { describe, expect, it } from 'vitest'
import { workBulk } from '#src/actions/jobs/bulk.ts'
import type { Page, Problem } from '#src/domain/views/common.ts'
import type { Board, CandidacyPage, CandidateCard, ClientView, JobPage, JobRow, Owed } from '#src/domain/views/jobs.ts'
import type { LinePage } from '#src/domain/views/line.ts'
import type { Review, ReviewLink } from '#src/domain/views/reviews.ts'
import { unmarked } from '#src/domain/vocabulary.ts'
import { addressOf, type Client, twoRecruiters } from './house.fixture.ts'

const { api, alma, ben } = await twoRecruiters('2026-11-20T10:00:00.000Z')

const person = (name: string): Promise<string> => alma.made('/api/people', { name, email: addressOf(name) })
const job = (body: object): Promise<string> => alma.made('/api/jobs', body)
const page = async (id: string): Promise<JobPage> => (await alma.get(`/api/jobs/${id}`)).json<JobPage>()
const on = async (id: string, who: string): Promise<CandidacyPage> =>
  (await alma.get(`/api/jobs/${id}/people/${who}`)).json<CandidacyPage>()
const columns = async (id: string): Promise<string[]> =>
  (await alma.get(`/api/jobs/${id}/board`))
    .json<Board>()
    .columns.filter(one => one.total > 0)
    .map(
      one =>
        `${one.name} ${one.cards
          .map(card => card.name)
          .sort()
          .join(', ')}`,
    )
const problem = (answer: { json<T>(): T }): Problem => answer.json<Problem>()

describe('a job', () => {
  it('begins as a lead, takes its order, ends for a reason, and every step can be taken back', async () => {
    const id = await job({ title: 'Ledger engineer', client: 'Brackmere', state: 'lead' })
    expect(await page(id)).toMatchObject({ state: 'lead', ordered: null, owner: alma.account, stages: { length: 7 } })
    expect((await alma.call('PATCH', `/api/jobs/${id}`, { state: 'open', on: '2026-11-18' })).status).toBe(200)
    expect(await page(id)).toMatchObject({ state: 'open', ordered: '2026-11-18T00:00:00.000Z' })
    const { act } = (
      await alma.call('PATCH', `/api/jobs/${id}`, { state: 'lost', reason: 'A rival was quicker' })
    ).json<{ act: string }>()
    expect(await page(id)).toMatchObject({ state: 'lost', reason: 'A rival was quicker' })
    expect((await alma.get('/api/jobs?open=true&q=ledger')).json<Page<JobRow>>().rows).toEqual([])
    await alma.post(`/api/acts/${act}/undo`)
    expect(await page(id)).toMatchObject({ state: 'open', reason: null })
  })

  it('two who edit one field hear of each other; two fields are both taken', async () => {
    const id = await job({ title: 'Editor', client: 'Brackmere' })
    const { said } = await page(id)
    const was = { title: said['title'] ?? null, place: said['place'] ?? null }
    expect((await alma.call('PATCH', `/api/jobs/${id}`, { title: 'Senior editor', was })).status).toBe(200)
    const refused = await ben.call('PATCH', `/api/jobs/${id}`, { title: 'Chief editor', place: 'Leeds', was })
    const [title, ...none] = problem(refused).errors ?? []
    expect([refused.status, title?.pointer, title?.now?.value, title?.now?.by, none]).toEqual([
      412,
      '/title',
      'Senior editor',
      alma.account,
      [],
    ])
    expect(title?.now?.entry).toBe((await page(id)).said['title'])
    expect((await ben.call('PATCH', `/api/jobs/${id}`, { place: 'Leeds', was })).status).toBe(200)
    expect(await page(id)).toMatchObject({ title: 'Senior editor', place: 'Leeds' })
  })

  it('does not take dates that run backwards, nor terms without their figure', async () => {
    const id = await job({ title: 'Clerk', client: 'Brackmere', ordered: '2026-11-10' })
    const change = (body: object) => alma.call('PATCH', `/api/jobs/${id}`, body)
    expect(problem(await change({ due: '2026-11-01' })).title).toContain('before the order of 2026-11-10')
    expect(problem(await change({ start: '2026-11-09' })).title).toContain('before the order')
    expect((await change({ terms: { model: 'percent', guaranteeDays: 90 } })).status).toBe(422)
    expect((await change({ pay: { from: 90, to: 80, currency: 'GBP', per: 'year' } })).status).toBe(422)
    expect((await change({ state: 'on-hold', on: '2027-01-01' })).status).toBe(422)
  })

  it('that is confidential is its owner’s, its team’s and the admins’', async () => {
    const id = await job({ title: 'Secret chief', client: 'Brackmere', confidential: true })
    expect((await ben.get(`/api/jobs/${id}`)).status).toBe(404)
    expect((await ben.get(`/api/jobs/${id}/board`)).status).toBe(404)
    expect((await ben.get('/api/jobs?q=secret')).json<Page<JobRow>>().total).toBe(0)
    expect((await ben.get('/api/search?q=secret')).json<unknown[]>()).toEqual([])
    expect((await api.admin.get(`/api/jobs/${id}`)).status).toBe(200)
    const nora = await person('Nora Quiet')
    await alma.post(`/api/jobs/${id}/people`, { person: nora })
    expect((await alma.post(`/api/jobs/${id}/people/${nora}`, { do: 'submit', because: 'Asked for' })).status).toBe(200)
    const seen = async (): Promise<string> =>
      (await ben.get(`/api/people/${nora}`)).text + (await ben.get(`/api/people/${nora}/line`)).text
    expect(await seen()).toContain('CV sent')
    expect(await seen()).not.toMatch(/Secret chief|Brackmere/)
    await alma.call('PATCH', `/api/jobs/${id}`, { team: [ben.account] })
    expect((await ben.get(`/api/jobs/${id}`)).status).toBe(200)
    expect(await seen()).toContain('Secret chief')
  })
})

describe('people on a job', () => {
  it('are put there, moved, ended, and one undo takes back what was done to many', async () => {
    const id = await job({ title: 'Gardener', client: 'Kew' })
    const people = await Promise.all(['Ana Reis', 'Bo Lund', 'Cy Sato'].map(person))
    await alma.post(`/api/jobs/${id}/people`, { people })
    expect(await columns(id)).toEqual(['Looked at Ana Reis, Bo Lund, Cy Sato'])
    const { act, count } = (
      await alma.post(`/api/jobs/${id}/people/move`, { people: { column: 0 }, stage: 'Talking' })
    ).json<{ act: string; count: number }>()
    expect([count, await columns(id)]).toEqual([3, ['Talking Ana Reis, Bo Lund, Cy Sato']])
    await alma.post(`/api/jobs/${id}/people/move`, { person: people[1], stage: 'Approached' })
    const undone = (await alma.post(`/api/acts/${act}/undo`)).json<{ left: string[] }>()
    expect(undone.left).toEqual(['Bo Lund has been moved since'])
    expect(await columns(id)).toEqual(['Looked at Ana Reis, Cy Sato', 'Approached Bo Lund'])
    await alma.post(`/api/jobs/${id}/people/end`, { person: people[1], by: 'candidate', reason: 'Pay' })
    expect((await alma.get(`/api/jobs/${id}/board`)).json<Board>()).toMatchObject({ ended: 1, total: 3 })
    expect(await on(id, people[1] ?? '')).toMatchObject({
      phase: 'approached',
      ended: { by: 'candidate', reason: 'Pay' },
      owed: false,
    })
  })

  it('stand in the column of their phase when an old system called it something else', async () => {
    const id = await job({ title: 'Cook', client: 'Kew' })
    await alma.post(`/api/jobs/${id}/people`, { person: await person('Di Moss'), stage: 'Telephone interview' })
    expect(await columns(id)).toEqual(['Interview Di Moss'])
  })

  it('a guard says who, when, what; a reason goes past it and stays with it', async () => {
    const [first, second] = [
      await job({ title: 'Rower', client: 'Boat House' }),
      await job({ title: 'Cox', client: 'Boat House' }),
    ]
    const ed = await person('Ed Holt')
    await alma.post(`/api/jobs/${first}/people`, { person: ed })
    expect((await alma.post(`/api/jobs/${first}/people/${ed}`, { do: 'submit' })).status).toBe(200)
    expect(await on(first, ed)).toMatchObject({ phase: 'sent', stage: 'CV sent' })
    const refused = await ben.post(`/api/jobs/${second}/people`, { person: ed })
    expect(refused.status).toBe(409)
    expect(problem(refused).errors?.[0]).toMatchObject({
      pointer: `/people/${ed}`,
      detail: expect.stringMatching(/^Sent to this client already on 2026-11-20 by .+, for \u2068Rower\u2069\.$/),
    })
    expect((await ben.post(`/api/jobs/${second}/people`, { person: ed, because: 'They asked for both' })).status).toBe(
      200,
    )
    expect((await on(second, ed)).steps[0]?.body).toMatchObject({
      warned: { because: 'They asked for both', facts: [expect.stringContaining('Rower')] },
    })
    expect((await alma.get(`/api/people/${ed}/line`)).text).toContain('All the same: They asked for both')
  })

  it('a wall between two clients, and a client whose people are left alone, speak up', async () => {
    const [here, there] = [
      await job({ title: 'A', client: 'North Bank' }),
      await job({ title: 'B', client: 'South Bank' }),
    ]
    const [north, south] = [(await page(here)).client?.id, (await page(there)).client?.id]
    await alma.call('PATCH', `/api/companies/${north}/client`, { wall: { with: south, note: 'Both asked for it' } })
    const fay = await person('Fay Gill')
    await alma.post(`/api/jobs/${here}/people`, { person: fay, stage: 'Talking' })
    expect(problem(await alma.post(`/api/jobs/${there}/people`, { person: fay })).title).toContain('wall')
    expect((await alma.get(`/api/companies/${south}/client`)).json<ClientView>().walls).toMatchObject([
      { name: 'North Bank', note: 'Both asked for it' },
    ])
  })

  it('ids of another job lead nowhere', async () => {
    const [one, other] = [await job({ title: 'One' }), await job({ title: 'Other' })]
    const gil = await person('Gil Ash')
    await alma.post(`/api/jobs/${one}/people`, { person: gil })
    await alma.post(`/api/jobs/${other}/people`, { person: gil })
    await alma.post(`/api/jobs/${one}/people/${gil}`, { do: 'plan-interview', at: '2026-11-25T09:00:00Z' })
    const interview = (await on(one, gil)).steps.find(step => step.kind === 'interview.planned')?.entry
    expect((await alma.post(`/api/jobs/${other}/people/${gil}`, { do: 'cancel-interview', interview })).status).toBe(
      404,
    )
    expect((await alma.get(`/api/jobs/${other}/people/${gil}/interviews/${interview}`)).status).toBe(404)
    const file = await alma.get(`/api/jobs/${one}/people/${gil}/interviews/${interview}`)
    expect(file.text).toContain('DTSTART:20261125T090000Z')
    await alma.post(`/api/jobs/${one}/people/${gil}`, { do: 'change-interview', interview, at: '2026-11-26T09:00:00Z' })
    const moved = await alma.get(`/api/jobs/${one}/people/${gil}/interviews/${interview}`)
    expect([
      moved.text.match(/UID:.*/)?.[0],
      moved.text.includes('SEQUENCE:1'),
      moved.text.includes('20261126T090000Z'),
    ]).toEqual([file.text.match(/UID:.*/)?.[0], true, true])
  })
})

describe('a placement', () => {
  it('has its fee by the terms, its split, its guarantee; bad ones are refused in words', async () => {
    const id = await job({
      title: 'Principal',
      client: 'Brackmere',
      state: 'lead',
      terms: { model: 'percent', percent: 22.5, guaranteeDays: 90 },
    })
    const ana = await person('Ana Kovalenko')
    await alma.post(`/api/jobs/${id}/people`, { person: ana })
    const place = (body: object = {}) =>
      alma.post(`/api/jobs/${id}/people/${ana}`, { do: 'place', pay: { amount: 10_800_000, currency: 'GBP' }, ...body })
    expect(problem(await place()).title).toContain('no order')
    await alma.call('PATCH', `/api/jobs/${id}`, { state: 'open', on: '2026-11-10' })
    expect(problem(await place({ on: '2026-11-01' })).title).toContain('before the order of 2026-11-10')
    expect(problem(await place({ start: '2026-11-02' })).title).toContain('before the order')
    expect(
      problem(
        await place({
          splits: [
            { account: alma.account, percent: 50 },
            { account: ben.account, percent: 40 },
          ],
        }),
      ).title,
    ).toBe('The split adds up to 90 %, not to 100 %.')
    expect(problem(await place({ fee: { amount: 5, currency: 'EUR' } })).title).toContain('one currency')
    expect(
      (
        await place({
          start: '2026-12-01',
          splits: [
            { account: alma.account, percent: 66.67 },
            { account: ben.account, percent: 33.33 },
          ],
        })
      ).status,
    ).toBe(200)
    expect((await page(id)).placements).toMatchObject([
      {
        fee: { amount: 2_430_000, currency: 'GBP' },
        percent: 22.5,
        start: '2026-12-01',
        guaranteeUntil: '2027-03-01',
        ended: null,
      },
    ])
    expect(problem(await place()).title).toContain('placed on this job already')
    const other = await job({ title: 'Deputy', client: 'Tarnside' })
    await alma.post(`/api/jobs/${other}/people`, { person: ana, because: 'Both want her' })
    expect((await alma.post(`/api/jobs/${other}/people/${ana}`, { do: 'place' })).status).toBe(200)
    expect([(await page(id)).oddities, (await page(other)).oddities].map(all => all.map(unmarked))).toEqual([
      ['Ana Kovalenko is placed on Deputy as well.'],
      ['Ana Kovalenko is placed on Principal as well.'],
    ])
    const steps = (await alma.get(`/api/people/${ana}/line`))
      .json<LinePage>()
      .items.flatMap(item => ('step' in item ? [`${item.text}, ${item.job.name}`] : []))
    expect(steps).toEqual(['Placed, Deputy', 'Looked at, Deputy', 'Placed, Principal', 'Looked at, Principal'])
    const [{ id: placement = '' } = {}] = (await page(id)).placements
    const end = (body: object) =>
      alma.post(`/api/jobs/${id}/people/${ana}`, {
        do: 'end-placement',
        placement,
        by: 'candidate',
        reason: 'Resigned',
        ...body,
      })
    expect(problem(await end({ on: '2026-11-30' })).title).toContain('before their first day')
    expect((await end({ on: '2027-01-20', refund: 0, replaced: true })).status).toBe(200)
    expect((await page(id)).placements[0]?.ended).toEqual({
      on: '2027-01-20',
      reason: 'Resigned',
      refund: 0,
      replaced: true,
    })
    const brackmere = (await page(id)).client?.id
    expect((await alma.get(`/api/companies/${brackmere}/client`)).json<ClientView>().fees).toEqual([
      { amount: 2_430_000, currency: 'GBP' },
    ])
  })
})

describe('closing the loop', () => {
  it('a job does not end while people in it are unanswered; what went out is on their lines', async () => {
    const id = await job({ title: 'Safety engineer', client: 'Quillmere' })
    const [met, seen, gone] = [await person('Hal Moor'), await person('Ivy Nash'), await person('Jo Oakes')]
    for (const [who, stage] of [
      [met, 'Interview'],
      [seen, 'Looked at'],
      [gone, 'Talking'],
    ] as const)
      await alma.post(`/api/jobs/${id}/people`, { person: who, stage })
    await alma.post(`/api/jobs/${id}/people/end`, { people: [gone], by: 'us', reason: 'Not the skills' })
    const refused = await alma.call('PATCH', `/api/jobs/${id}`, { state: 'closed' })
    expect([refused.status, problem(refused).title]).toEqual([
      409,
      '2 people have not been told how it ended. Answer them, then close the job.',
    ])
    const owed = (await alma.get(`/api/jobs/${id}/owed`)).json<Owed[]>()
    expect(owed.map(one => one.name).sort()).toEqual(['Hal Moor', 'Jo Oakes'])
    await alma.post(`/api/jobs/${id}/people/end`, { people: [met], by: 'client', reason: 'Job withdrawn' })
    await alma.post(`/api/jobs/${id}/answers`, {
      answered: [
        { person: met, how: 'email', subject: 'How it ended', text: 'Dear Hal' },
        { person: gone, how: 'phone' },
      ],
    })
    expect((await alma.get(`/api/people/${met}/line`)).text).toContain('How it ended')
    expect((await alma.call('PATCH', `/api/jobs/${id}`, { state: 'closed' })).status).toBe(200)
  })
})

describe('a link for a hiring manager', () => {
  it('shows a shortlist without an account, takes a verdict onto the line, is counted, and ends when it is closed', async () => {
    const id = await job({ title: 'Organist', client: 'Minster' })
    const [kit, lou] = [await person('Kit Penn'), await person('Lou Quist')]
    await alma.post(`/api/jobs/${id}/people`, { people: [kit, lou], stage: 'CV sent' })
    const made = await alma.post(`/api/jobs/${id}/links`, { name: 'Ruth', people: [kit, lou], blind: true })
    const { id: link, link: address } = made.json<{ id: string; link: string }>()
    const token = address.split('/').at(-1)
    const shown = await api.anonymous.get(`/api/reviews/${token}`)
    expect(shown.json<Review>()).toMatchObject({
      job: 'Organist',
      people: [{ name: 'Candidate A' }, { name: 'Candidate B' }],
    })
    expect(shown.text).not.toMatch(/Kit Penn|mail\.example|Quist/)
    expect(shown.text).not.toContain(kit)
    expect(
      (await api.anonymous.post(`/api/reviews/${token}`, { at: 1, verdict: 'yes', note: 'Both hands' })).status,
    ).toBe(200)
    expect((await api.anonymous.post(`/api/reviews/${token}`, { at: 7, verdict: 'yes' })).status).toBe(404)
    expect((await on(id, lou)).steps[0]).toMatchObject({
      kind: 'review.given',
      body: { verdict: 'yes', note: 'Both hands', by: 'Ruth' },
    })
    expect((await alma.get(`/api/jobs/${id}/links`)).json<ReviewLink[]>()).toMatchObject([
      { name: 'Ruth', people: 2, looks: 2, revoked: null },
    ])
    const say = (verdict: string) => api.anonymous.post(`/api/reviews/${token}`, { at: 0, verdict })
    const saidOf = async () =>
      (await on(id, kit)).steps.filter(step => step.kind === 'review.given').map(step => step.body['verdict'])
    await Promise.all([say('yes'), say('yes'), say('yes')])
    await say('yes')
    expect(await saidOf()).toEqual(['yes'])
    for (const verdict of ['no', 'yes']) await say(verdict)
    expect(await saidOf()).toEqual(['yes', 'no', 'yes'])
    expect((await ben.call('DELETE', `/api/jobs/${id}/links/${link}`)).status).toBe(403)
    expect((await alma.call('DELETE', `/api/jobs/${id}/links/${link}`)).status).toBe(200)
    expect((await api.anonymous.get(`/api/reviews/${token}`)).status).toBe(404)
    expect((await api.anonymous.post(`/api/reviews/${token}`, { at: 0, verdict: 'no' })).status).toBe(404)
  })

  it('ends on its day, and with the account of whoever made it', async () => {
    const id = await job({ title: 'Bell ringer', client: 'Minster' })
    const mo = await person('Mo Rand')
    await alma.post(`/api/jobs/${id}/people`, { people: [mo] })
    const link = async (by: Client, days: number): Promise<string> =>
      (await by.post(`/api/jobs/${id}/links`, { name: 'Ruth', people: [mo], days }))
        .json<{ link: string }>()
        .link.split('/')
        .at(-1) ?? ''
    const [short, bens] = [await link(alma, 1), await link(ben, 30)]
    await api.workspace.db
      .owner`update desk.review_link set expires_at = created_at where expires_at < created_at + interval '2 days'`
    expect((await api.anonymous.get(`/api/reviews/${short}`)).status).toBe(404)
    expect((await api.anonymous.get(`/api/reviews/${bens}`)).status).toBe(200)
    await api.admin.call('PATCH', `/api/accounts/${ben.account}`, { active: false })
    expect((await api.anonymous.get(`/api/reviews/${bens}`)).status).toBe(404)
  })
})

describe('thousands', () => {
  it('are put on a job and moved as one act, in columns that are counted exactly; undo leaves who went on', async () => {
    const id = await job({ title: 'Census taker', client: 'Registry' })
    const rows = Array.from(
      { length: 1200 },
      (_, at) => `Census Mann${at.toString(36)},p${at}@census.example,Osterlyne`,
    )
    await api.bring(alma, { 'census.csv': `Full name,Email,Company\n${rows.join('\n')}\n` }, { visible: 'all' })
    const put = await alma.post(`/api/jobs/${id}/people`, { people: { query: { q: 'census' } } })
    expect([put.status, put.json<{ count: number }>().count]).toEqual([200, 1200])
    const board = async () => (await alma.get(`/api/jobs/${id}/board`)).json<Board>()
    const [first] = (await board()).columns
    expect([first?.total, first?.cards.length]).toEqual([1200, 30])
    const more = (await alma.get(`/api/jobs/${id}/people?column=0&cursor=30`)).json<Page<CandidateCard>>()
    const shown = new Set([...(first?.cards ?? []), ...more.rows].map(card => card.id))
    expect(shown.size).toBe(130)
    const { act, total } = (
      await alma.post(`/api/jobs/${id}/people/move`, { people: { column: 0 }, stage: 'Approached' })
    ).json<{ act: string; total: number }>()
    await workBulk(api.workspace, new AbortController().signal)
    expect([total, (await board()).columns.map(one => one.total).slice(0, 3)]).toEqual([1200, [0, 1200, 0]])
    const [one] = first?.cards ?? []
    await alma.post(`/api/jobs/${id}/people/move`, { person: one?.id, stage: 'Talking' })
    const { left } = (await alma.post(`/api/acts/${act}/undo`)).json<{ left: string[] }>()
    expect(left).toEqual([`${one?.name} has been moved since`])
    await api.fold()
    expect((await board()).columns.map(column => column.total).slice(0, 3)).toEqual([1199, 0, 1])
  }, 120_000)
})
