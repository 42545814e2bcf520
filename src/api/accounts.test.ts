import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forgetSessions } from '#src/actions/accounts/sessions.ts'
import type { Session } from '#src/domain/views/session.ts'
import { type Answer, type Client, type TestApi, testApi } from './house.fixture.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi()
})
afterAll(() => api?.close())

const right = 'correct horse battery'
/** A colleague with a password, by the way that colleagues have: an invitation. */
async function invited(email: string, role = 'recruiter'): Promise<Client> {
  const { link } = (await api.admin.post('/api/invitations', { name: email.split('@')[0], email, role })).json<{
    link: string
  }>()
  const token = link.split('/').at(-1) ?? ''
  const { account } = (await api.anonymous.post(`/api/invitations/${token}`, { password: right })).json<{
    account: string
  }>()
  return api.as({ account, role: role === 'admin' ? 'admin' : 'recruiter' })
}
const signIn = (email: string, password: string, from = '203.0.113.9'): Promise<Answer> =>
  api.anonymous.call('POST', '/api/session', { email, password }, { 'x-forwarded-for': `198.51.100.1, ${from}` })
const failed = (key: string, times: number) =>
  api.workspace.db.owner`insert into desk.sign_in_failure (key) select ${key} from generate_series(1, ${times})`

describe('guessing', () => {
  it('many addresses from one place, or one address from many places: slowed, and the right password still works', async () => {
    await invited('tried@house.example')
    await failed('client 203.0.113.66', 10_000)
    await failed('address tried@house.example', 10_000)
    const answers = await Promise.all([
      signIn('tried@house.example', right, '203.0.113.66'),
      signIn('tried@house.example', right, '192.0.2.1'),
      ...Array.from({ length: 30 }, (_, n) => signIn(`nobody${n}@house.example`, 'wrong', '203.0.113.66')),
    ])
    expect(answers.slice(0, 2).map(answer => answer.status)).toEqual([200, 200])
    const refused = answers.slice(2).map(answer => answer.status)
    expect([...new Set(refused)].sort()).toEqual([401, 429])
    expect(refused.filter(status => status === 401).length).toBeLessThanOrEqual(5)
    expect(answers.find(answer => answer.status === 429)?.headers.get('retry-after')).toBe('60')
  })

  it('does not tell who has an account, and takes nobody’s word on where it comes from', async () => {
    await invited('there@house.example')
    const [there, nowhere] = [
      await signIn('there@house.example', 'wrong'),
      await signIn('nowhere@house.example', 'wrong'),
    ]
    expect([there.status, there.text]).toEqual([nowhere.status, nowhere.text])
    const rows = await api.workspace.db.owner<
      { key: string }[]
    >`select distinct key from desk.sign_in_failure where key like 'client %' and at > now() - interval '1 minute'`
    expect(rows.map(row => row.key)).toContain('client 203.0.113.9')
    expect(rows.map(row => row.key)).not.toContain('client 198.51.100.1')
  })

  it.each(['short', 'password12', 'throughline1', 'aaaaaaaaaaaa', 'set@house.example'])(
    '%s is no password',
    async password => {
      const { link } = (
        await api.admin.post('/api/invitations', { name: 'Set', email: 'set@house.example', role: 'reader' })
      ).json<{ link: string }>()
      expect((await api.anonymous.post(`/api/invitations/${link.split('/').at(-1)}`, { password })).status).toBe(422)
    },
  )
})

describe('invitations', () => {
  it('work once, for a week, for an address that nobody signs in with', async () => {
    const invite = async () =>
      (await api.admin.post('/api/invitations', { name: 'Twice', email: 'twice@house.example', role: 'admin' }))
        .json<{ link: string }>()
        .link.split('/')
        .at(-1) ?? ''
    const [first, second] = [await invite(), await invite()]
    const accept = (token: string, password: string) => api.anonymous.post(`/api/invitations/${token}`, { password })
    expect((await accept(first, right)).status).toBe(200)
    expect((await accept(first, 'another long password')).status).toBe(404)
    expect((await accept(second, 'another long password')).status).toBe(409)
    expect((await signIn('twice@house.example', right)).status).toBe(200)
    const late = await api.admin.post('/api/invitations', { name: 'Late', email: 'late@house.example', role: 'reader' })
    await api.workspace.db.owner`update desk.invitation set expires_at = now() where email = 'late@house.example'`
    expect((await accept(late.json<{ link: string }>().link.split('/').at(-1) ?? '', right)).status).toBe(404)
  })
})

describe('sessions', () => {
  it('that ended answer 401 in words, and a new one goes on', async () => {
    const sofia = await invited('sofia@house.example')
    await api.workspace.db.owner`update desk.session set expires_at = now() where account_id = ${sofia.account}`
    forgetSessions(api.workspace)
    for (const answer of [await sofia.get('/api/people'), await sofia.post('/api/people', { name: 'x' })]) {
      expect(answer.status).toBe(401)
      expect(answer.json()).toMatchObject({ type: 'urn:throughline:signed-out', status: 401 })
    }
    expect((await sofia.get('/api/session')).json<Session>()).toMatchObject({
      account: null,
      setup: false,
      colleagues: [],
    })
    const again = await signIn('sofia@house.example', right)
    const cookie = again.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/^throughline=[\w-]{43}; .*HttpOnly; SameSite=Lax/)
    expect(
      (await api.anonymous.call('GET', '/api/people', undefined, { cookie: cookie.split(';')[0] ?? '' })).status,
    ).toBe(200)
  })

  it('over HTTPS have a name that no other site can set', async () => {
    const answer = await api.anonymous.call(
      'POST',
      '/api/session',
      { email: 'sofia@house.example', password: right },
      { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.7' },
    )
    expect(answer.headers.get('set-cookie')).toMatch(/^__Host-throughline=.*Path=\/; .*Secure/)
  })

  it('a given token is not taken up, and signing out ends it', async () => {
    const fixed = { cookie: 'throughline=fixed-by-somebody-else' }
    const answer = await api.anonymous.call(
      'POST',
      '/api/session',
      { email: 'sofia@house.example', password: right },
      { ...fixed, 'x-forwarded-for': '192.0.2.8' },
    )
    expect(answer.headers.get('set-cookie')).not.toContain('fixed-by-somebody-else')
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect((await api.anonymous.call('DELETE', '/api/session', undefined, { cookie })).status).toBe(200)
    expect((await api.anonymous.call('GET', '/api/people', undefined, { cookie })).status).toBe(401)
  })

  it('role and standing count at once, on open pages too', async () => {
    const tom = await invited('tom@house.example')
    const change = (body: object) => api.admin.call('PATCH', `/api/accounts/${tom.account}`, body)
    expect((await tom.post('/api/people', { name: 'Before' })).status).toBe(201)
    await change({ role: 'reader' })
    expect((await tom.post('/api/people', { name: 'After' })).status).toBe(403)
    const heard = tom.listen('/api/live', () => {})
    expect(await heard).toContain('today')
    await change({ active: false })
    expect((await tom.get('/api/people')).status).toBe(401)
    expect((await signIn('tom@house.example', right, '192.0.2.9')).status).toBe(401)
    await change({ active: true })
    expect((await tom.get('/api/people')).status).toBe(401)
    expect((await signIn('tom@house.example', right, '192.0.2.9')).status).toBe(200)
  })
})

describe('the last admin', () => {
  it('stays, whatever two do to each other at once', async () => {
    const house = await testApi()
    try {
      const demote = (by: Client, whom: Client, body: object = { role: 'recruiter' }) =>
        by.call('PATCH', `/api/accounts/${whom.account}`, body)
      for (const body of [{ role: 'reader' }, { active: false }])
        expect((await demote(house.admin, house.admin, body)).status).toBe(409)
      for (let round = 0; round < 5; round++) {
        const other = await house.join('admin')
        const statuses = (await Promise.all([demote(house.admin, other), demote(other, house.admin)])).map(
          answer => answer.status,
        )
        expect(statuses.filter(status => status === 200).length).toBe(1)
        expect(statuses.filter(status => status === 403 || status === 409).length).toBe(1)
        const admins = await house.workspace.db.owner`select 1 from desk.account where role = 'admin' and active`
        expect(admins.length).toBe(1)
        await house.workspace.db
          .owner`update desk.account set role = case when id = ${house.admin.account} then 'admin' else 'reader' end`
        forgetSessions(house.workspace)
      }
    } finally {
      await house.close()
    }
  })
})
