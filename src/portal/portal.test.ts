import { afterAll, beforeAll, expect, it } from 'vitest'
import { workImport } from '#src/actions/imports/work-import.ts'
import { type Client, type TestApi, testApi } from '#src/api/house.fixture.ts'
import type { CandidacyPage } from '#src/domain/views/jobs.ts'
import type { LinePage } from '#src/domain/views/line.ts'
import type { PersonPage, PersonRow } from '#src/domain/views/people.ts'
import type { ReviewLink } from '#src/domain/views/reviews.ts'
import { openLog } from '#src/lib/log.ts'
import { createPortal } from './app.ts'
import { Pace } from './pace.ts'

let clock = Date.parse('2026-11-20T10:00:00.000Z')
let api: TestApi
let alma: Client
let portal: ReturnType<typeof createPortal>
beforeAll(async () => {
  api = await testApi(() => new Date(clock++).toISOString())
  alma = await api.join('recruiter')
  portal = createPortal({ workspace: api.workspace, log: openLog('silent') })
})
afterAll(() => api?.close())

const opened = (body: object = {}): Promise<string> =>
  alma.made('/api/jobs', {
    title: 'Controls engineer',
    client: 'Halvard Lifts',
    ordered: '2026-11-01',
    ...body,
  })
const published = async (job: string, note = 'Lifts that never fall.'): Promise<{ id: string; path: string }> => {
  const made = await alma.post(`/api/jobs/${job}/form-links`, { name: 'Boards', note })
  const { id, link } = made.json<{ id: string; link: string }>()
  return { id, path: new URL(link).pathname }
}
const looked = async (path: string): Promise<{ status: number; text: string; headers: Headers }> => {
  const answer = await portal.request(path)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}
const stampIn = (text: string): string => /name="stamp" value="([^"]+)"/.exec(text)?.[1] ?? ''

interface Sending {
  readonly typed?: Readonly<Record<string, string>>
  readonly cv?: File
  /** Milliseconds between looking and sending. */
  readonly after?: number
  readonly through?: typeof portal
}
/** What a browser sends that opened the page, filled it in and pressed the button. */
async function send(path: string, { typed = {}, cv, after = 20_000, through = portal }: Sending = {}) {
  const stamp = stampIn((await looked(path)).text)
  clock += after
  const form = new FormData()
  const said = { name: 'Jo Quill', email: 'jo.quill@mail.example', stamp, remarks: '', ...typed }
  for (const [name, value] of Object.entries(said)) form.set(name, value)
  if (cv) form.set('cv', cv)
  const answer = await through.request(path.split('?')[0] ?? '', { method: 'POST', body: form })
  return { status: answer.status, text: await answer.text() }
}
const read = async (): Promise<void> => {
  while (await workImport(api.workspace, () => {}, new AbortController().signal));
  await api.fold()
}
const named = async (name: string): Promise<PersonRow[]> =>
  (await alma.get(`/api/people?q=${encodeURIComponent(name)}`)).json<{ rows: PersonRow[] }>().rows
const imports = async (): Promise<number> => (await api.workspace.db.app`select 1 from desk.import`).length

const cvOf = (name: string, email: string): File =>
  new File(
    [
      `${name}\n${email}\n+44 113 496 0123\nLeeds\n\nProfile\nEngineer of lifts with ten years in safety.\n\nExperience\n\nControls engineer, Tarnside Motion\nMay 2015 to March 2019\n- Brought the fault rate down by a third\n\nEducation\n\nMSc Mechatronics, University of Leeds, 2011\n\nSkills\nTwinCAT, C++, IEC 61508\n`,
    ],
    'cv.txt',
    { type: 'text/plain' },
  )

it('shows a stranger what the recruiter wrote, without a script, a cookie or anything of the house', async () => {
  const probe = '<img src=x onerror=alert(1)>"\'><script>alert(2)</script>'
  const { path } = await published(await opened({ title: `Lifts ${probe}`, description: 'Secret wishes' }), probe)
  const { status, text, headers } = await looked(`${path}?source=${encodeURIComponent(probe)}`)
  expect(status).toBe(200)
  expect(text).not.toMatch(/<script|<img|Secret wishes|Halvard/)
  expect(text).toContain('&lt;script&gt;')
  expect([headers.get('content-security-policy'), headers.get('set-cookie'), headers.get('cache-control')]).toEqual([
    expect.stringMatching(/^default-src 'none'; style-src 'self'; .*form-action 'self'.*frame-ancestors 'none'$/),
    null,
    'no-store',
  ])
  expect((await looked('/apply/look.css')).headers.get('content-type')).toContain('text/css')
})

it('a hand that is raised is an application on the job, with the channel that led there, the CV read, and one undo', async () => {
  await alma.post('/api/channels', { name: 'Boardwalk', medium: 'job-board', code: 'boardwalk' })
  const job = await opened()
  const { path } = await published(job)
  const cv = cvOf('Jo Quill', 'jo.quill@mail.example')
  const typed = { phone: '+44 113 496 0177', message: 'I know your lifts.', source: 'boardwalk' }
  const answer = await send(`${path}?source=boardwalk`, { typed, cv })
  expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('It is here')])
  await read()
  const [row, ...more] = await named('quill')
  expect(more).toEqual([])
  const id = row?.id ?? ''
  const page = (await alma.get(`/api/people/${id}`)).json<PersonPage>()
  expect(page).toMatchObject({ name: 'Jo Quill', facts: { position: [{ value: { company: 'Tarnside Motion' } }] } })
  const { items } = (await alma.get(`/api/people/${id}/line`)).json<LinePage>()
  expect(items).toContainEqual(
    expect.objectContaining({
      kind: 'application.received',
      channel: 'job-board',
      job: { id: job, name: 'Controls engineer' },
    }),
  )
  expect((await alma.get(`/api/jobs/${job}/people/${id}`)).json<CandidacyPage>()).toMatchObject({ ended: null })
  const proof = await api.workspace.db.app`select source from touch_source where person_id = ${id}::uuid`
  expect(proof).toEqual([{ source: 'boardwalk' }])
  expect((await alma.get('/api/channels')).json<{ code: string; people: number }[]>()).toMatchObject([
    { code: 'boardwalk', people: 1 },
  ])
  expect((await alma.get(`/api/jobs/${job}/links`)).json<ReviewLink[]>()).toMatchObject([{ shows: 'form', looks: 2 }])
  const [brought] = (await alma.get('/api/imports')).json<{ id: string; name: string }[]>()
  expect(brought?.name).toBe('Application: Controls engineer')
  expect((await alma.post(`/api/imports/${brought?.id}/undo`)).status).toBe(200)
  await api.fold()
  expect(await named('quill')).toEqual([])
})

it('whoever is on the job already applies, and is not moved', async () => {
  const job = await opened()
  const { path } = await published(job)
  const id = await alma.made('/api/people', { name: 'Ann Reed', email: 'ann@mail.example' })
  await alma.post(`/api/jobs/${job}/people`, { person: id, stage: 'Talking' })
  await send(path, { typed: { name: 'Ann Reed', email: 'Ann@mail.example' } })
  await read()
  expect((await alma.get(`/api/jobs/${job}/people/${id}`)).json<CandidacyPage>()).toMatchObject({ stage: 'Talking' })
  expect((await alma.get(`/api/people/${id}/line`)).text).toContain('application.received')
})

it('a CV of somebody else makes no two people one: it lies with the application, and the import says why', async () => {
  const { path } = await published(await opened())
  const id = await alma.made('/api/people', { name: 'Vic Thorn', email: 'vic@mail.example' })
  await send(path, {
    typed: { name: 'Vic Thorn', email: 'mallory@mail.example' },
    cv: cvOf('Vic Thorn', 'vic@mail.example'),
  })
  await read()
  expect((await alma.get(`/api/people/${id}/line`)).json<LinePage>().total).toBe(0)
  const [brought] = (await alma.get('/api/imports')).json<{ id: string }[]>()
  expect((await alma.get(`/api/imports/${brought?.id}/unread`)).text).toContain('another address than the form')
})

it.each([
  ['fills what nobody sees', { typed: { remarks: 'Buy pills' } }],
  ['is faster than a hand', { after: 500 }],
])('a program that %s is told what a human is told, and nothing is kept', async (_, sending) => {
  const { path } = await published(await opened())
  const before = await imports()
  expect(await send(path, sending)).toMatchObject({ status: 200, text: expect.stringContaining('It is here') })
  expect(await imports()).toBe(before)
})

it.each([
  ['an address that is none', { typed: { email: 'nobody' } }, 'no email address'],
  ['no name', { typed: { name: ' \u0000 ' } }, 'name is missing'],
  ['a page of yesterday', { after: 90_000_000 }, 'longer than a day'],
  ['a mark that is not ours', { typed: { stamp: '1764000000000.x' } }, 'longer than a day'],
])('%s is said, with what was typed still there', async (_, sending: Sending, words) => {
  const { path } = await published(await opened())
  const before = await imports()
  const answer = await send(path, { ...sending, typed: { message: 'Kept <b>as it is', ...sending.typed } })
  expect([answer.status, answer.text]).toEqual([422, expect.stringContaining(words)])
  expect(answer.text).toContain('Kept &lt;b&gt;as it is')
  expect(await imports()).toBe(before)
})

it('too many at once, and a CV that is too large, are told so', async () => {
  const { path } = await published(await opened())
  const through = createPortal({ workspace: api.workspace, log: openLog('silent'), pace: new Pace(1) })
  expect((await send(path, { through })).status).toBe(200)
  expect((await send(path, { through })).status).toBe(429)
  const huge = new File([Buffer.alloc(10_200_000)], 'cv.pdf')
  expect(await send(path, { cv: huge })).toMatchObject({
    status: 422,
    text: expect.stringMatching(new RegExp(`Not sent.*larger than 10 MB.*href="${path}"`, 's')),
  })
})

it('is there as long as its link and its job are open; what is confidential has none', async () => {
  const job = await opened()
  const { id, path } = await published(job)
  expect((await looked('/apply/nothing')).status).toBe(404)
  expect((await looked(path.replace('apply', 'apply/../api'))).status).toBe(404)
  await alma.call('DELETE', `/api/jobs/${job}/links/${id}`)
  expect((await looked(path)).status).toBe(404)
  const over = await published(job)
  await alma.call('PATCH', `/api/jobs/${job}`, { state: 'lost' })
  expect((await looked(over.path)).status).toBe(404)
  expect((await alma.post(`/api/jobs/${job}/form-links`, { name: 'x', note: 'x' })).status).toBe(409)
  const secret = await opened({ confidential: true })
  expect((await alma.post(`/api/jobs/${secret}/form-links`, { name: 'x', note: 'x' })).status).toBe(409)
})
