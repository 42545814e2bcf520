import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedOnce } from '#src/actions/asked-once.ts'
import { logInteraction } from '#src/actions/log/log-interaction.ts'
import type { Page } from '#src/domain/views/common.ts'
import { type Answer, type Client, type TestApi, testApi } from './house.fixture.ts'

let api: TestApi
let alma: Client
let ana: string
beforeAll(async () => {
  api = await testApi()
  alma = await api.join('recruiter')
  ana = await alma.made('/api/people', { name: 'Ana Reis', email: 'ana@mail.example' })
})
afterAll(() => api?.close())

const send = (path: string, body: unknown, key: string, by = alma): Promise<Answer> =>
  by.call('POST', path, body, { 'idempotency-key': key })
const note = (text: string) => ({
  person: ana,
  kind: 'call.made' as const,
  channel: 'phone',
  text,
  at: '2026-11-20T10:00:00.000Z',
})
const lineOf = async (text: string): Promise<number> =>
  (await api.workspace.db.owner`select 1 from ledger.payload where text = ${text}`).length
const kept = (key: string, set: string) =>
  api.workspace.db.owner.unsafe(`update desk.asked_once set ${set} where key = '${key}'`)

describe('a request with a key of its own', () => {
  it('is done once and answered the same, and with another body it is refused', async () => {
    const first = await send('/api/log', note('Once'), '"k-1"')
    const again = await send('/api/log', note('Once'), 'k-1')
    expect([first.status, again.status]).toEqual([201, 201])
    expect(again.text).toBe(first.text)
    expect([first, again].map(one => one.headers.get('idempotency-replayed'))).toEqual([null, 'true'])
    expect(again.headers.get('content-type')).toContain('application/json')
    const other = await send('/api/log', note('Other'), 'k-1')
    expect(other.status).toBe(422)
    expect(other.text).toContain('another request')
    expect((await send('/api/people', note('Once'), 'k-1')).status, 'another address').toBe(422)
    expect([await lineOf('Once'), await lineOf('Other')]).toEqual([1, 0])
  })

  it('without it, or with another, or of somebody else, is another request', async () => {
    await alma.post('/api/log', note('Twice'))
    await alma.post('/api/log', note('Twice'))
    await send('/api/log', note('Twice'), 'k-2')
    await send('/api/log', note('Twice'), 'k-2', await api.join('recruiter'))
    expect(await lineOf('Twice')).toBe(4)
  })

  it('sent five times at once is done once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => send('/api/log', note('At once'), 'k-3')))
    expect(await lineOf('At once')).toBe(1)
    const statuses = answers.map(one => one.status)
    expect(statuses.filter(status => status === 201).length).toBeGreaterThan(0)
    expect(statuses.every(status => status === 201 || status === 409)).toBe(true)
    expect((await send('/api/log', note('At once'), 'k-3')).status).toBe(201)
  })

  it('that was refused changed nothing, and may be sent again', async () => {
    expect((await send('/api/log', { ...note('Late'), person: 'nobody' }, 'k-4')).status).toBe(422)
    expect((await send('/api/log', note('Late'), 'k-4')).status).toBe(201)
    expect((await send('/api/log', note('Late'), 'k-4')).status).toBe(201)
    expect(await lineOf('Late')).toBe(1)
    const reader = await api.join('reader')
    expect((await send('/api/log', note('Late'), 'k-4', reader)).status).toBe(403)
    expect((await send('/api/log', note('Late'), 'k-4', api.anonymous)).status).toBe(401)
    for (const key of ['""', '"', '"a', 'a b', 'é', 'x'.repeat(256), 'a, b'])
      expect((await send('/api/log', note('Late'), key)).status, key).toBe(422)
  })

  it('after a crash is finished once: not again when it was done, anew when it was not', async () => {
    await send('/api/log', note('Crash'), 'k-5')
    // Done, and the answer never written.
    await kept('k-5', "status = null, type = null, answer = null, lease = now() - interval '1 second'")
    const done = await send('/api/log', note('Crash'), 'k-5')
    expect(done.status).toBe(409)
    expect(done.text).toContain('done already')
    expect(await lineOf('Crash')).toBe(1)
    // Begun, and nothing of it written.
    await kept('k-5', 'done = false')
    expect((await send('/api/log', note('Crash'), 'k-5')).status).toBe(201)
    expect((await send('/api/log', note('Crash'), 'k-5')).headers.get('idempotency-replayed')).toBe('true')
    expect(await lineOf('Crash')).toBe(2)
    // Still under way.
    await kept('k-5', "done = false, status = null, answer = null, lease = now() + interval '1 minute'")
    expect((await send('/api/log', note('Crash'), 'k-5')).text).toContain('being done')
  })

  it('that was held for dead writes nothing any more', async () => {
    const viewer = { account: alma.account, role: 'recruiter' as const }
    const asked = { key: 'k-6', what: 'the same' }
    const log = (text: string) => async () => {
      await logInteraction(api.workspace, viewer, { ...note(text), channel: 'phone' })
      return { status: 201, type: 'application/json', body: '{}' }
    }
    const slow = askedOnce(api.workspace, viewer, asked, async () => {
      await kept('k-6', "lease = now() - interval '1 second'")
      await askedOnce(api.workspace, viewer, asked, log('Dead or alive'))
      return log('Dead or alive')()
    })
    await expect(slow).rejects.toThrow('sent again')
    expect(await lineOf('Dead or alive')).toBe(1)
  })

  it('is forgotten after a day, its answer also when somebody is erased', async () => {
    await send('/api/log', note('Old'), 'k-7')
    await kept('k-7', "expires_at = now() - interval '1 second'")
    await send('/api/log', note('Old'), 'k-7')
    expect(await lineOf('Old')).toBe(2)
    const { id } = (await send('/api/people', { name: 'Ben Holm' }, 'k-8')).json<{ id: string }>()
    const erased = await send(`/api/people/${id}/erase`, { confirm: 'Ben Holm' }, 'k-9', api.admin)
    expect(erased.status).toBe(200)
    const rows = await api.workspace.db.owner`select 1 from desk.asked_once where answer is not null`
    expect(rows).toEqual([])
    expect((await send('/api/people', { name: 'Ben Holm' }, 'k-8')).status).toBe(409)
    expect((await send(`/api/people/${id}/erase`, { confirm: 'Ben Holm' }, 'k-9', api.admin)).status).toBe(409)
  })
})

it('an answer is kept sealed: a link that it made opens to nobody who reads the database', async () => {
  const job = await alma.made('/api/jobs', { title: 'Porter', client: 'Brackmere' })
  const made = await send(`/api/jobs/${job}/report-links`, { name: 'Ruth', days: 7 }, 'sealed')
  const [row] = await api.workspace.db.owner<
    { answer: string }[]
  >`select answer from desk.asked_once where key = 'sealed'`
  expect(row?.answer).not.toContain(made.json<{ link: string }>().link.split('/').at(-1))
  expect((await send(`/api/jobs/${job}/report-links`, { name: 'Ruth', days: 7 }, 'sealed')).text).toBe(made.text)
})

it('whatever creates something creates it once', async () => {
  const job = await alma.made('/api/jobs', { title: 'Clerk', client: 'Brackmere' })
  const spend = {
    channel: 'event',
    from: '2026-01-01',
    to: '2026-01-31',
    amount: 5,
    currency: 'GBP',
    sort: 'external',
    category: 'events',
  }
  const dee = await alma.made('/api/people', { name: 'Dee Orme' })
  const creating: Readonly<Record<string, object>> = {
    '/api/people': { name: 'Cy Moss' },
    '/api/jobs': { title: 'Cook', client: 'Brackmere' },
    [`/api/jobs/${job}/people`]: { person: dee },
    [`/api/jobs/${job}/links`]: { name: 'Ruth', days: 7, people: [dee] },
    [`/api/jobs/${job}/report-links`]: { name: 'Ruth', days: 7 },
    [`/api/people/${ana}/remembered`]: { text: 'Sings in a choir' },
    '/api/channels': { name: 'Payday', medium: 'event', code: 'payday' },
    '/api/spend': { rows: [spend] },
    '/api/imports': { name: 'files' },
    '/api/log': note('Any'),
  }
  for (const [nth, [path, body]] of Object.entries(creating).entries()) {
    const [one, two] = [await send(path, body, `each-${nth}`), await send(path, body, `each-${nth}`)]
    expect(one.status, `${path}: ${one.text}`).toBeLessThan(300)
    expect([two.status, two.text, two.headers.get('idempotency-replayed')], path).toEqual([
      one.status,
      one.text,
      'true',
    ])
  }
  expect((await alma.get('/api/people?q=Moss')).json<Page<object>>().total).toBe(1)
  expect((await alma.get('/api/spend')).json<object[]>()).toHaveLength(1)
  expect((await alma.get('/api/jobs?q=Cook')).json<Page<object>>().total).toBe(1)
})
