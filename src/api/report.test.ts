import { afterAll, beforeAll, expect, it } from 'vitest'
import { logo } from '#src/actions/house-cv/logo.fixture.ts'
import { defaultCvStyle } from '#src/domain/house-cv.ts'
import type { ClientReport } from '#src/domain/views/client-report.ts'
import type { ReviewLink } from '#src/domain/views/reviews.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
let alma: Client
let job: string
beforeAll(async () => {
  api = await testApi(ticking('2026-11-20T10:00:00.000Z'))
  alma = await api.join('recruiter')
  job = await alma.made('/api/jobs', { title: 'Organist', client: 'Minster', ordered: '2026-11-01' })
  const person = async (name: string, stage: string): Promise<string> => {
    const id = await alma.made('/api/people', { name, email: `${name.split(' ')[0]}@mail.example` })
    await alma.post(`/api/jobs/${job}/people`, { person: id, stage })
    return id
  }
  await person('Kit Penn', 'CV sent')
  const lou = await person('Lou Quist', 'Talking')
  await person('Moe Rand', 'Looked at')
  await alma.post('/api/log', {
    person: lou,
    kind: 'call.made',
    minutes: 30,
    text: 'Talked',
    at: '2026-11-10T10:00:00.000Z',
    job,
  })
  await alma.post(`/api/jobs/${job}/people/end`, { person: lou, by: 'candidate', reason: 'Pay' })
})
afterAll(() => api?.close())

it('tells a client the work done, without who is not theirs to know', async () => {
  const answer = await alma.get(`/api/jobs/${job}/report`)
  expect(answer.json<ClientReport>()).toMatchObject({
    job: 'Organist',
    client: 'Minster',
    counts: { looked: 3, sent: 1 },
    reasons: [{ by: 'candidate', reason: 'Pay', people: 1 }],
    hours: 0.5,
    measured: 1,
    people: [{ name: 'Candidate A', phase: 'sent', reason: null }],
  })
  expect(answer.text).not.toMatch(/Kit|Lou|Moe|mail\.example/)
  expect((await alma.get(`/api/jobs/${job}/report?blind=false`)).json<ClientReport>().people).toMatchObject([
    { name: 'Kit Penn' },
  ])
})

it('carries the logo of the house’s CVs, for whoever holds a link that opens, and for nobody else', async () => {
  const tokenOf = async (path: string, body: object): Promise<{ id: string; token: string }> => {
    const { id, link } = (await alma.post(`/api/jobs/${job}/${path}`, body)).json<{ id: string; link: string }>()
    return { id, token: link.split('/').at(-1) ?? '' }
  }
  const [person] = (await alma.get('/api/people?q=kit')).json<{ rows: { id: string }[] }>().rows
  const report = await tokenOf('report-links', { name: 'Ruth' })
  const shortlist = await tokenOf('links', { name: 'Ruth', people: [person?.id] })
  const pages = [`/api/reports/${report.token}`, `/api/reviews/${shortlist.token}`]
  const hasLogo = async () =>
    Promise.all(pages.map(async path => (await api.anonymous.get(path)).json<{ hasLogo: boolean }>().hasLogo))
  expect(await hasLogo()).toEqual([false, false])
  for (const page of pages) expect((await api.anonymous.get(`${page}/logo`)).status).toBe(404)
  const picture = logo(40, 20)
  expect((await api.admin.call('PUT', '/api/cv-style', { ...defaultCvStyle, logo: picture })).status).toBe(200)
  expect(await hasLogo()).toEqual([true, true])
  for (const page of pages) {
    const { headers, bytes } = await api.anonymous.get(`${page}/logo`)
    expect(bytes.toString('base64')).toBe(picture)
    expect([headers.get('content-type'), headers.get('x-content-type-options'), headers.get('cache-control')]).toEqual([
      'image/png',
      'nosniff',
      'no-store',
    ])
  }
  expect((await alma.get('/api/logo')).bytes.toString('base64')).toBe(picture)
  // A link opens its own page alone, a picture is no look, and what is closed is closed.
  expect((await api.anonymous.get('/api/logo')).status).toBe(401)
  expect((await api.anonymous.get(`/api/reviews/${report.token}/logo`)).status).toBe(404)
  expect((await alma.get(`/api/jobs/${job}/links`)).json<ReviewLink[]>().map(one => one.looks)).toEqual([2, 2])
  for (const { id } of [report, shortlist]) await alma.call('DELETE', `/api/jobs/${job}/links/${id}`)
  for (const page of pages) expect((await api.anonymous.get(`${page}/logo`)).status).toBe(404)
})

it('opens by a link without an account, is no shortlist, is counted, and ends when it is closed', async () => {
  const made = await alma.post(`/api/jobs/${job}/report-links`, { name: 'Ruth', days: 7 })
  const { id, link } = made.json<{ id: string; link: string }>()
  const token = link.split('/').at(-1)
  const shown = await api.anonymous.get(`/api/reports/${token}`)
  expect(shown.json<ClientReport>()).toMatchObject({ job: 'Organist', link: { name: 'Ruth' } })
  expect(shown.text).not.toMatch(/Kit|Lou|Moe/)
  expect((await api.anonymous.get(`/api/reviews/${token}`)).status).toBe(404)
  expect((await alma.get(`/api/jobs/${job}/links`)).json<ReviewLink[]>()[0]).toMatchObject({
    name: 'Ruth',
    shows: 'report',
    looks: 1,
  })
  await alma.call('DELETE', `/api/jobs/${job}/links/${id}`)
  expect((await api.anonymous.get(`/api/reports/${token}`)).status).toBe(404)
})
