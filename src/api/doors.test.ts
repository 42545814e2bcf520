import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PersonPage, PersonRow, SearchHit } from '#src/domain/views/people.ts'
import { freshId } from '#src/ledger/ids.ts'
import { type Answer, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
beforeAll(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
})
afterAll(() => api?.close())

const isProblem = (answer: Answer, status: number): void => {
  expect(answer.status).toBe(status)
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  expect(answer.json()).toMatchObject({
    status,
    type: expect.stringMatching(/^urn:throughline:/),
    title: expect.any(String),
  })
}
const routes = () => api.app.routes.filter(route => route.method !== 'ALL')
const filled = (path: string, id: string) => path.replace(/:[a-z]+/g, id)

describe('addresses', () => {
  it.each([
    ['GET', '/api/nothing'],
    ['POST', '/api/people/x/y/z'],
    ['GET', '/api'],
    ['PUT', '/api/people'],
    ['GET', '/api/people/%E0%A4%A'],
    ['GET', '/elsewhere'],
  ])('%s %s leads nowhere, and says so', async (method, path) => isProblem(await api.admin.call(method, path), 404))

  it('an id that cannot be one is nobody, whatever is asked', async () => {
    for (const { method, path } of routes().filter(route => /:(id|act|entry|thread|row)\b/.test(route.path)))
      for (const id of [
        '1',
        'null',
        "' or 1=1 --",
        '%00',
        '../..',
        'ffffffff-ffff-ffff-ffff-fffffffffffg',
        freshId().toUpperCase(),
      ]) {
        const answer = await api.admin.call(
          method,
          filled(path, encodeURIComponent(id)),
          method === 'GET' ? undefined : {},
        )
        // What is asked for may be judged before whom it is about; neither is a fault of the house.
        expect([method, path, id, [404, 422].includes(answer.status)]).toEqual([method, path, id, true])
      }
  })
})

/** Words of PostgreSQL, of the driver, of the code. */
const insides =
  /syntax error|relation "|column "|invalid input syntax|violates|null value|duplicate key|out of range|ledger\.|desk\.|derived\.|\bselect\b.*\bfrom\b|postgres|node_modules|\.ts:\d|TypeError|Cannot read/i
const nasty: readonly unknown[] = [
  "'; drop table x; --",
  '\u0000',
  '\ud800',
  '%_\\',
  -1,
  Number.POSITIVE_INFINITY,
  2 ** 60,
  '9999-99-99',
  '0000-00-00T00:00:00Z',
  '9999-12-31T23:59:59Z',
  'infinity',
  true,
  null,
  [],
  {},
  [null],
  { a: { b: 1 } },
  'x'.repeat(20_000),
  freshId(),
]
const fields = [
  'name',
  'email',
  'phone',
  'profile',
  'company',
  'title',
  'person',
  'kind',
  'text',
  'at',
  'followup',
  'keeps',
  'job',
  'visible',
  'people',
  'do',
  'row',
  'key',
  'until',
  'decision',
  'personas',
  'other',
  'reason',
  'property',
  'value',
  'replaces',
  'entry',
  'stage',
  'client',
  'open',
  'what',
  'me',
  'add',
  'since',
  'leaveOut',
  'mappings',
  'account',
  'role',
  'active',
  'password',
  'confirm',
  'private',
  'offset',
  'monthFirst',
  'theme',
  'agency',
  'silenceDays',
  'country',
]
const people = ['q', 'sort', 'order', 'owner', 'tag', 'pool', 'company', 'job', 'channel', 'import', 'cursor', 'limit']
const line = ['channels', 'kinds', 'colleague', 'direction', 'job', 'find', 'older', 'newer', 'at', 'limit']
const parameters: Readonly<Record<string, readonly string[]>> = {
  '/api/people': people,
  '/api/companies': ['q', 'sort', 'cursor', 'limit'],
  '/api/jobs': ['q', 'open', 'state', 'owner', 'client', 'cursor'],
  '/api/jobs/:id/people': ['column', 'ended', 'q', 'cursor', 'limit'],
  '/api/search': ['q'],
  '/api/texts': ['q', 'cursor', 'limit'],
  '/api/people/:id/line': line,
  '/api/companies/:id/line': line,
  '/api/people/:id/line/automatic': ['month'],
  '/api/people/:id/picture': ['from', 'to'],
  '/api/same-person': ['cursor'],
  '/api/same-person/above': ['mark'],
  '/api/unknown-senders': ['cursor'],
  '/api/imports/:id/unread': ['cursor'],
  '/api/originals/:id': ['entry'],
  '/api/export': ['format'],
}
const silly = [
  "'",
  '%00',
  '%ED%A0%80',
  '%25_%5C',
  '-1',
  '1e999',
  '99999999999999999999',
  '9999-99-99',
  '2026-02-31T99:00:00Z',
  'infinity~ffffffff-ffff-ffff-ffff-ffffffffffff',
  '9999-99-99T00:00:00Z~ffffffff-ffff-ffff-ffff-ffffffffffff',
  '9999-12-31T23:59:59Z~ffffffff-ffff-ffff-ffff-ffffffffffff',
  'infinity',
  '%F0%9F%A6%8A',
  '%E4%B8%AD%E6%96%87',
  'a'.repeat(3000),
  'WyIxIiwiMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAwIl0',
  freshId(),
]

describe('whatever is sent', () => {
  it('no answer is a fault of the house, and none tells of its insides', async () => {
    const person = await api.admin.made('/api/people', { name: 'Real Person', email: 'real@x.example' })
    const wrong: string[] = []
    const judge = (what: string, answer: Answer) => {
      if (answer.status >= 500) wrong.push(`${what}: ${answer.status}`)
      else if (answer.status >= 400 && insides.test(answer.text)) wrong.push(`${what}: ${answer.text}`)
    }
    for (const { method, path } of routes()) {
      if (path === '/api/live' || path === '/api/session') continue
      const target = filled(path, person)
      if (method === 'GET')
        for (const name of parameters[path] ?? ['x'])
          for (const value of silly)
            judge(`${path} ${name}=${value.slice(0, 40)}`, await api.admin.get(`${target}?${name}=${value}`))
      else
        for (const value of nasty)
          judge(
            `${method} ${path} ${JSON.stringify(value)?.slice(0, 40)}`,
            await api.admin.call(method, target, Object.fromEntries(fields.map(field => [field, value]))),
          )
    }
    expect(wrong).toEqual([])
  })

  it('nor where a single field of a good form is bad', async () => {
    const person = await api.admin.made('/api/people', { name: 'Formed Person', email: 'formed@x.example' })
    const job = await api.admin.made('/api/jobs', { title: 'A job' })
    const files = await api.admin.made('/api/imports', { name: 'x' })
    const forms: readonly [method: string, path: string, form: Readonly<Record<string, unknown>>][] = [
      [
        'POST',
        '/api/log',
        {
          person,
          kind: 'call.made',
          text: 'x',
          title: 'x',
          at: '2026-11-01T09:00:00Z',
          minutes: 5,
          job,
          followup: { text: 'x', due: '2026-12-01T09:00:00Z' },
          keeps: [],
          visible: 'all',
          channel: 'phone',
        },
      ],
      ['POST', '/api/log/read', { text: 'called Ana', person, offset: 60, monthFirst: true }],
      [
        'POST',
        '/api/people',
        {
          name: 'x',
          email: 'x@x.example',
          phone: '+44 113 496 0123',
          profile: 'https://www.linkedin.com/in/x',
          company: 'x',
          title: 'x',
        },
      ],
      ['POST', `/api/people/${person}/values`, { property: 'place', value: { text: 'x', lat: 1 } }],
      ['POST', `/api/people/${person}/remembered`, { text: 'x', private: false }],
      ['POST', `/api/people/${person}/do-not-contact`, { reason: 'x' }],
      ['POST', '/api/bulk', { people: [person], do: { tag: 'x', pool: 'y', rating: 3 } }],
      ['POST', '/api/today/later', { key: 'waiting:x', until: '2026-12-01T09:00:00Z' }],
      ['POST', '/api/jobs', { title: 'x', client: 'x' }],
      ['POST', `/api/jobs/${job}/people`, { person, stage: 'x' }],
      ['PUT', '/api/preferences', { theme: 'dark', peopleColumns: ['x'], country: 'GB' }],
      ['PUT', '/api/settings', { agency: 'x', silenceDays: 90 }],
      [
        'PUT',
        `/api/imports/${files}/answers`,
        {
          me: ['x'],
          visible: 'all',
          add: ['all'],
          since: '2026-01-01',
          leaveOut: ['x.example'],
          mappings: { x: { a: 'name' } },
        },
      ],
      ['POST', '/api/exports/requested', { what: 'linkedin' }],
    ]
    const bad = [
      "'\\\0",
      '\ud800x',
      '%_',
      '0000-01-01T00:00:00Z',
      '9999-12-31T23:59:59.999999999Z',
      '+275760-09-13T00:00:00Z',
      '2026-02-30',
      1e308,
      -0.5,
      ['\0'],
      { ['\0']: '\ud800' },
      freshId(),
    ]
    const wrong: string[] = []
    for (const [method, path, form] of forms)
      for (const field of Object.keys(form))
        for (const value of bad) {
          const answer = await api.admin.call(method, path, { ...form, [field]: value })
          if (answer.status >= 500 || insides.test(answer.text))
            wrong.push(
              `${method} ${path} ${field}=${JSON.stringify(value)}: ${answer.status} ${answer.text.slice(0, 100)}`,
            )
        }
    expect(wrong).toEqual([])
    expect((await api.admin.get(`/api/people/${person}`)).status).toBe(200)
    expect((await api.admin.get('/api/export')).status).toBe(200)
  })

  it.each(
    ['', '{', 'nonsense', '[]', 'null', '"x"', '['.repeat(100_000), '{"a":'.repeat(100_000)].map(text => [
      JSON.stringify(text.slice(0, 9)),
      text,
    ]),
  )('a body that is no form is refused: %s', async (_, text) => {
    const json = { 'content-type': 'application/json' }
    isProblem(await api.admin.call('POST', '/api/people', text, json), 422)
  })

  it('a form has at most two megabytes, a file what it has', async () => {
    isProblem(await api.admin.post('/api/people', { name: 'x', email: 'x'.repeat(2_200_000) }), 413)
    const id = await api.admin.made('/api/imports', { name: 'big' })
    const file = `Name\n${'Ana Reis\n'.repeat(400_000)}`
    expect((await api.admin.call('PUT', `/api/imports/${id}/files?path=big.csv`, file)).status).toBe(200)
    for (const path of ['../out.csv', '/etc/passwd', 'C:\\x.csv', 'big.csv/below.csv', '', 'n'.repeat(5000)])
      isProblem(
        await api.admin.call('PUT', `/api/imports/${id}/files?path=${encodeURIComponent(path)}`, 'Name\nx'),
        422,
      )
  })

  it('what is not asked for is not set', async () => {
    const added = await api.admin.post('/api/people', {
      name: 'Mass Assigned',
      id: freshId(),
      account: freshId(),
      owner: freshId(),
      visible: 'me',
      role: 'admin',
      opened: false,
      act: freshId(),
    })
    const { id } = added.json<{ id: string }>()
    expect((await api.admin.get(`/api/people/${id}`)).json<PersonPage>()).toMatchObject({
      id,
      owner: null,
      name: 'Mass Assigned',
    })
    const rita = await api.join('recruiter')
    await rita.call('PUT', '/api/preferences', { theme: 'dark', role: 'admin', active: false, password: 'x' })
    await rita.call('PATCH', `/api/accounts/${rita.account}`, { role: 'admin' })
    expect((await rita.get('/api/session')).json()).toMatchObject({
      account: { role: 'recruiter' },
      preferences: { theme: 'dark' },
    })
    expect((await rita.post('/api/invitations', { name: 'x', email: 'x@x.example', role: 'admin' })).status).toBe(403)
    expect((await api.admin.post('/api/bulk', { people: [id], do: { owner: freshId() } })).status).toBe(422)
  })

  it('no name in a form reaches what all objects share', async () => {
    const poison =
      '{"__proto__":{"admin":true,"role":"admin"},"constructor":{"prototype":{"admin":true}},"name":"Poison"}'
    const json = { 'content-type': 'application/json' }
    expect((await api.admin.call('POST', '/api/people', poison, json)).status).toBe(201)
    const id = await api.admin.made('/api/imports', { name: 'x' })
    const answers =
      '{"me":[],"visible":"all","add":["all"],"since":null,"mappings":{"__proto__":{"admin":"x"},"shape":{"__proto__":"y","constructor":"z"}}}'
    expect((await api.admin.call('PUT', `/api/imports/${id}/answers`, answers, json)).status).toBe(200)
    const person = await api.admin.made('/api/people', { name: 'Valued' })
    await api.admin.call(
      'POST',
      `/api/people/${person}/values`,
      '{"property":"place","value":{"__proto__":"admin","text":"Leeds"}}',
      json,
    )
    expect((await api.admin.get('/api/people?__proto__=admin&constructor=x')).status).toBe(200)
    await api.bring(api.admin, {
      'p.csv': 'Full name,__proto__,constructor,Email\nProto Type,polluted,x,proto@x.example\n',
    })
    const [found] = (await api.admin.get('/api/people?q=proto')).json<{ rows: PersonRow[] }>().rows
    expect(
      (await api.admin.get(`/api/people/${found?.id}`)).json<PersonPage>().facts.custom?.map(fact => fact.value),
    ).toContainEqual({ label: '__proto__', text: 'polluted' })
    expect(({} as { admin?: boolean; role?: string; polluted?: string }).admin).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('another site', () => {
  const form = { name: 'Forged Person' }
  it.each([
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'garbage' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'http://localhost:81', 'sec-fetch-site': 'cross-site' },
  ])('writes nothing: %j', async headers => {
    isProblem(await api.admin.call('POST', '/api/people', form, headers), 403)
    isProblem(await api.admin.call('DELETE', '/api/session', undefined, headers), 403)
  })
  it.each([
    'text/plain',
    'text/plain; x=application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])('%s is no form of ours', async type => {
    isProblem(await api.admin.call('POST', '/api/people', JSON.stringify(form), { 'content-type': type }), 422)
  })
  it('our own pages write', async () => {
    for (const headers of [
      { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' },
      { 'sec-fetch-site': 'none' },
      {},
    ])
      expect((await api.admin.call('POST', '/api/people', { name: 'Own Page' }, headers)).status).toBe(201)
    expect((await api.admin.get('/api/people?q=forged')).json<{ total: number }>().total).toBe(0)
  })
})

describe('searching', () => {
  const names = [
    'Ana Reis',
    'Zoë Ångström',
    '李小龙',
    'Олена Ткачук',
    "O'Brien-Smith, Jr.",
    'Null',
    '100% Sure',
    'under_score',
    'back\\slash',
    'Émile 🦊 Fuchs',
    'محمد علي',
    'Nguyễn Thị Minh Khai',
  ]
  beforeAll(async () => {
    for (const name of names) await api.admin.post('/api/people', { name })
  })
  const find = async (q: string) =>
    (await api.admin.get(`/api/search?q=${encodeURIComponent(q)}`)).json<SearchHit[]>().map(hit => hit.name)

  it.each([
    ['zoe angstrom', 'Zoë Ångström'],
    ['李小', '李小龙'],
    ['ткач', 'Олена Ткачук'],
    ["o'brien", "O'Brien-Smith, Jr."],
    ['NULL', 'Null'],
    ['100%', '100% Sure'],
    ['under_', 'under_score'],
    ['emile fuchs', 'Émile 🦊 Fuchs'],
    ['محمد', 'محمد علي'],
    ['nguyen thi', 'Nguyễn Thị Minh Khai'],
    ['re ana', 'Ana Reis'],
  ])('%s finds %s', async (q, name) => expect(await find(q)).toContain(name))

  it.each(
    [
      '%',
      '_',
      '\\',
      '%%%',
      '.*',
      '(',
      '[a-z',
      '\0',
      ' ',
      '🦊',
      'the and of',
      '+49 30 1234',
      'a'.repeat(10_000),
      'ab '.repeat(3000),
      '\ud800',
      "' or 1=1",
    ].map(q => [JSON.stringify(q.slice(0, 9)), q] as const),
  )('answers %s', async (_, q) => {
    for (const path of ['/api/search?q=', '/api/texts?q=', '/api/people?q=', '/api/companies?q=', '/api/jobs?q=']) {
      const answer = await api.admin.get(`${path}${encodeURIComponent(q.replace(/\p{Cs}/gu, '\ufffd'))}`)
      expect([path, answer.status === 200 || (answer.status === 422 && q.length > 300)]).toEqual([path, true])
    }
  })
  it('a percent sign is no joker', async () => {
    const total = async (q: string) =>
      (await api.admin.get(`/api/people?q=${encodeURIComponent(q)}`)).json<{ total: number }>().total
    expect(await total('100%')).toBe(1)
    expect(await total('a%s')).toBe(0)
  })
})

describe('text that would like to be markup', () => {
  const probe = '<img src=x onerror=alert(1)>"\'><script>alert(2)</script>javascript:alert(3)'
  it('comes back as the text that it is, of a type that nothing runs', async () => {
    const id = await api.admin.made('/api/people', { name: probe, company: probe, title: probe })
    await api.admin.post('/api/bulk', { people: [id], do: { tag: probe.slice(0, 80), pool: probe.slice(0, 80) } })
    await api.admin.post('/api/log', { person: id, kind: 'note.written', text: probe, title: probe })
    await api.admin.post(`/api/people/${id}/remembered`, { text: probe })
    await api.admin.post(`/api/people/${id}/do-not-contact`, { reason: probe })
    await api.admin.post('/api/jobs', { title: probe, client: probe })
    const told = [
      '/api/people',
      `/api/people/${id}`,
      `/api/people/${id}/line`,
      '/api/tags',
      '/api/pools',
      '/api/jobs',
      '/api/companies',
      '/api/search?q=img',
      '/api/texts?q=img',
      '/api/settings',
      '/api/export?format=json-resume',
    ]
    for (const path of told) {
      const answer = await api.admin.get(path)
      expect([path, answer.headers.get('content-type')]).toEqual([path, expect.stringMatching(/^application\/json/)])
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      expect(answer.headers.get('content-security-policy')).toContain("script-src 'self'")
      expect(answer.headers.get('cache-control')).toBe('no-store')
      expect(JSON.stringify(answer.json())).toBeTruthy()
    }
    expect((await api.admin.get(`/api/people/${id}`)).json<PersonPage>()).toMatchObject({
      name: probe,
      tags: [probe.slice(0, 80)],
    })
    const vcard = (await api.admin.get('/api/export?format=vcard')).text
    expect(vcard.split('\r\n').filter(line => line.startsWith('BEGIN:VCARD')).length).toBe(
      vcard.split('BEGIN:VCARD').length - 1,
    )
  })

  it('a file is downloaded, never shown, whatever it calls itself', async () => {
    const name = 'evil"\r\nSet-Cookie: x=1.html'
    const mail = [
      'From: a@evil.example',
      'To: b@house.example',
      'Subject: s',
      'Date: Mon, 02 Nov 2026 09:00:00 +0000',
      'Message-ID: <evil@x>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
      '--b',
      'Content-Type: text/html',
      `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
      '',
      '<script>alert(1)</script>',
      '--b--',
      '',
    ].join('\r\n')
    await api.bring(api.admin, { 'evil.eml': mail }, { visible: 'all', add: ['all'], me: ['b@house.example'] })
    const [row] = (await api.admin.get('/api/people?q=a@evil')).json<{ rows: PersonRow[] }>().rows
    const detail = (await api.admin.get(`/api/entries/${row?.last?.entry}`)).json<{
      attachments: { original: string }[]
    }>()
    for (const path of [
      `/api/entries/${row?.last?.entry}/original`,
      `/api/originals/${detail.attachments[0]?.original}?entry=${row?.last?.entry}`,
    ]) {
      const { status, headers } = await api.admin.get(path)
      expect([
        status,
        headers.get('content-type'),
        headers.get('x-content-type-options'),
        headers.get('set-cookie'),
      ]).toEqual([200, 'application/octet-stream', 'nosniff', null])
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[^\s"]*$/,
      )
    }
    expect((await api.anonymous.get(`/api/entries/${row?.last?.entry}/original`)).status).toBe(401)
  })
})
