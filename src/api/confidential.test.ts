import { describe, expect, it } from 'vitest'
import type { Problem } from '#src/domain/views/common.ts'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { unmarked } from '#src/domain/vocabulary.ts'
import { type Answer, addressOf, type Client, twoRecruiters } from './house.fixture.ts'

/** Alma works on what is confidential; Ben does not know that it is there. */
const { api, alma, ben } = await twoRecruiters('2026-11-20T10:00:00.000Z')

const secret = /Secret chief|Hidden House/
const added = (who: Client, name: string): Promise<string> => who.made('/api/people', { name, email: addressOf(name) })
const opened = (body: object): Promise<string> => alma.made('/api/jobs', body)
const hidden = (client = 'Hidden House'): Promise<string> =>
  opened({ title: 'Secret chief', client, confidential: true, ordered: '2026-11-02' })
const put = (who: Client, job: string, person: string, more: object = {}): Promise<Answer> =>
  who.post(`/api/jobs/${job}/people`, { person, ...more })
const facts = (answer: Answer): string[] =>
  answer.status === 409 ? (answer.json<Problem>().errors ?? []).map(one => unmarked(one.detail)) : []
/** All that a colleague reads of somebody, and of the way on a job. */
const readOf = async (who: Client, person: string, job: string): Promise<string> =>
  (
    await Promise.all(
      [`/api/people/${person}`, `/api/people/${person}/line`, `/api/jobs/${job}/people/${person}`].map(path =>
        who.get(path),
      ),
    )
  )
    .map(one => one.text)
    .join('\n')

describe('a guard tells nobody what they may not see', () => {
  it('not that somebody was sent to this client for a confidential job, nor its title where the reason is kept', async () => {
    const [own, open] = [await hidden('Kelp House'), await opened({ title: 'Open seat', client: 'Kelp House' })]
    const ed = await added(alma, 'Ed Holt')
    await put(alma, own, ed)
    expect((await alma.post(`/api/jobs/${own}/people/${ed}`, { do: 'submit' })).status).toBe(200)
    expect(facts(await put(alma, open, ed))).toEqual([
      expect.stringMatching(/^Sent to this client already .* for Secret chief\.$/),
    ])
    expect((await put(alma, open, ed, { because: 'They asked again' })).status).toBe(200)
    const read = await readOf(ben, ed, open)
    expect(read).toContain('They asked again')
    expect(read).not.toMatch(secret)
    const fay = await added(alma, 'Fay Gill')
    await put(alma, own, fay)
    await alma.post(`/api/jobs/${own}/people/${fay}`, { do: 'submit' })
    expect((await put(ben, open, fay)).status, 'Ben is told nothing').toBe(200)
  })

  it('not whose confidential job it is, where somebody who was sent to that client goes on it all the same', async () => {
    const [own, open] = [await hidden('Loom House'), await opened({ title: 'Weaver', client: 'Loom House' })]
    const gil = await added(alma, 'Gil Ash')
    await put(alma, open, gil)
    await alma.post(`/api/jobs/${open}/people/${gil}`, { do: 'submit' })
    expect(facts(await put(alma, own, gil))).toHaveLength(1)
    expect((await put(alma, own, gil, { because: 'Wanted by name' })).status).toBe(200)
    const line = (await ben.get(`/api/people/${gil}/line`)).text
    expect(line).toContain('All the same: Wanted by name')
    expect(line).not.toMatch(/Secret chief|Sent to this client/)
  })

  it('not that there is a wall, where one side of it is confidential', async () => {
    const [own, open] = [await hidden('North Mill'), await opened({ title: 'Miller', client: 'South Mill' })]
    const [north, south] = await Promise.all(
      [own, open].map(async job => (await alma.get(`/api/jobs/${job}`)).json<JobPage>().client?.id),
    )
    await alma.call('PATCH', `/api/companies/${north}/client`, { wall: { with: south } })
    const hal = await added(alma, 'Hal Orr')
    await put(alma, own, hal, { stage: 'Talking' })
    expect(facts(await put(alma, open, hal))).toEqual([expect.stringContaining('On a job for North Mill')])
    expect(facts(await put(api.admin, open, hal))).toHaveLength(1)
    expect((await put(ben, open, hal)).status).toBe(200)
  })

  it('not where somebody was placed in confidence', async () => {
    const [own, open] = [await hidden(), await opened({ title: 'Cooper', client: 'Cask House' })]
    const ida = await added(alma, 'Ida Penn')
    await put(alma, own, ida)
    expect((await alma.post(`/api/jobs/${own}/people/${ida}`, { do: 'place' })).status).toBe(200)
    expect(facts(await put(alma, open, ida))).toEqual([expect.stringMatching(/^Was placed .* on Secret chief\.$/)])
    expect((await put(ben, open, ida)).status).toBe(200)
    expect(await readOf(ben, ida, open)).not.toMatch(secret)
  })

  it('not that a colleague is in touch, by mail that is theirs alone', async () => {
    const paula = await api.admin.made('/api/people', { name: 'Paula Common', email: 'paula@common.example' })
    const open = await opened({ title: 'Rower', client: 'Boat House' })
    const mail = [
      'From alma@house.example Wed Nov 18 09:00:00 2026',
      'From: alma@house.example',
      'To: paula@common.example',
      'Subject: Between us',
      'Date: Wed, 18 Nov 2026 09:00:00 +0000',
      'Message-ID: <between@us>',
      '',
      'Say nothing yet.',
      '',
    ].join('\n')
    await api.bring(alma, { 'own.mbox': mail }, { me: ['alma@house.example'], visible: 'me' })
    await api.fold()
    expect((await put(ben, open, paula)).status).toBe(200)
    const quinn = await added(alma, 'Quinn Lee')
    await alma.post('/api/log', { person: quinn, kind: 'call.made', text: 'Rang', at: '2026-11-19T09:00:00.000Z' })
    expect(facts(await put(ben, open, quinn)), 'what all may know is told').toEqual([
      expect.stringMatching(/is in touch: call on 2026-11-19\.$/),
    ])
  })
})

it('the line of a confidential job and its report are not there for others', async () => {
  const own = await hidden()
  for (const page of ['line', 'report', 'board', 'owed', 'links']) {
    expect([page, (await ben.get(`/api/jobs/${own}/${page}`)).status]).toEqual([page, 404])
    expect([page, (await alma.get(`/api/jobs/${own}/${page}`)).status]).toEqual([page, 200])
  }
  expect((await ben.post(`/api/jobs/${own}/report-links`, { name: 'Ruth' })).status).toBe(404)
})

it('no list, search, figure or file names a confidential job to others', async () => {
  const own = await opened({ title: 'Secret chief', client: 'Veiled House', confidential: true, ordered: '2026-11-02' })
  const jo = await added(alma, 'Jo Quill')
  await put(alma, own, jo)
  await alma.post(`/api/jobs/${own}/people/${jo}`, { do: 'submit' })
  expect((await alma.post(`/api/jobs/${own}/people/${jo}`, { do: 'place', start: '2026-11-20' })).status).toBe(200)
  const paths = [
    '/api/works',
    '/api/works/choices',
    '/api/works/funnel',
    '/api/works/cost',
    '/api/works/mine',
    '/api/works/people?channel=other',
    '/api/works/people?figure=placements&part=all',
    '/api/works/people?figure=fill&part=all',
    '/api/works/people?phase=placed&part=entered',
    '/api/today/jobs',
    '/api/jobs?q=secret',
    '/api/companies?q=veiled',
    '/api/search?q=secret',
    '/api/search?q=veiled',
    '/api/texts?q=secret',
    `/api/people?job=${own}`,
    `/api/people/${jo}`,
    `/api/people/${jo}/line`,
    ...['jsonl', 'csv', 'json-resume', 'ics'].map(format => `/api/export?format=${format}`),
  ]
  const telling = async (who: Client): Promise<string[]> => {
    const found: string[] = []
    for (const path of paths) {
      const { text } = await who.get(path)
      if (/Secret chief|Veiled House/.test(text)) found.push(path)
    }
    return found
  }
  expect(await telling(ben)).toEqual([])
  expect(await telling(alma)).toEqual(
    expect.arrayContaining(['/api/works', '/api/works/choices', '/api/jobs?q=secret', '/api/search?q=secret']),
  )
})
