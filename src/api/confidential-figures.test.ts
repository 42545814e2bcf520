import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import type { Behind, CreditReport, Works } from '#src/domain/views/works.ts'
import { type Client, twoRecruiters } from './house.fixture.ts'

/** Alma placed somebody in confidence, and somebody else openly. */
const { api, alma, ben } = await twoRecruiters('2026-11-20T10:00:00.000Z')

beforeAll(async () => {
  for (const [name, confidential] of [
    ['Jo Quill', true],
    ['Kay Open', false],
  ] as const) {
    const job = await alma.made('/api/jobs', { title: 'Chief', client: 'House', confidential, ordered: '2026-11-02' })
    const person = await alma.made('/api/people', { name })
    const at = '2026-11-03T10:00:00.000Z'
    await alma.post('/api/log', {
      person,
      kind: 'message.sent',
      channel: 'linkedin',
      direction: 'out',
      at,
      text: 'Hello',
    })
    await alma.post(`/api/jobs/${job}/people`, { person })
    await alma.post(`/api/jobs/${job}/people/${person}`, {
      do: 'plan-interview',
      at: '2026-11-10T10:00:00.000Z',
      minutes: 60,
    })
    const placed = await alma.post(`/api/jobs/${job}/people/${person}`, { do: 'place', start: '2026-11-20' })
    if (placed.status !== 200) throw new Error(placed.text)
  }
  await api.fold()
})

const dimensions = ['source', 'channel', 'named', 'content', 'colleague']
const credited = async (who: Client, by: string, more = ''): Promise<number> =>
  (await who.get(`/api/works/credit?by=${by}&intervals=false${more}`)).json<CreditReport>().conversions
const behind = async (who: Client, by: string, channel: string, more = ''): Promise<string[]> =>
  (await who.get(`/api/works/people?by=${by}&channel=${channel}${more}`))
    .json<Behind>()
    .rows.map(row => row.person?.name ?? '')
    .sort()

it('a placement in confidence is in nobody else’s figures: credit counts what the page’s head counts', async () => {
  for (const [who, placements] of [
    [alma, 2],
    [ben, 1],
    [api.admin, 2],
  ] as const) {
    expect((await who.get('/api/works')).json<Works>().placements).toBe(placements)
    for (const by of dimensions)
      for (const conversion of ['', '&conversion=interviewed'])
        expect([by, conversion, await credited(who, by, conversion)]).toEqual([by, conversion, placements])
  }
})

it('nor does a number open who was placed or interviewed in confidence', async () => {
  const both = ['Jo Quill', 'Kay Open']
  for (const [by, channel] of [
    ['source', 'linkedin'],
    ['channel', 'linkedin'],
    ['named', 'other'],
    ['content', 'other'],
  ] as const)
    for (const conversion of ['', '&conversion=interviewed']) {
      expect([by, await behind(alma, by, channel, conversion)]).toEqual([by, both])
      expect([by, await behind(ben, by, channel, conversion)]).toEqual([by, ['Kay Open']])
    }
})

it('what one was told is not told another, and is told again when the job is no secret any more', async () => {
  expect(await credited(alma, 'source')).toBe(2)
  expect(await credited(ben, 'source')).toBe(1)
  const { rows } = (await alma.get('/api/jobs')).json<{ rows: { id: string; confidential?: boolean }[] }>()
  for (const { id } of rows) await alma.call('PATCH', `/api/jobs/${id}`, { confidential: false })
  expect(await credited(ben, 'source')).toBe(2)
  expect(await behind(ben, 'source', 'linkedin')).toEqual(['Jo Quill', 'Kay Open'])
})

it('somebody put on a job that one alone brought in is in nobody else’s figures', async () => {
  const dump = readFileSync(new URL('../sources/old-system/fixtures/opencats.sql', import.meta.url), 'utf8')
  const before = await credited(ben, 'source', '&conversion=interviewed')
  await api.bring(alma, { 'opencats.sql': dump }, { visible: 'me' })
  const mine = (await alma.get('/api/jobs')).json<{ rows: { id: string; title: string }[] }>().rows
  const job = mine.find(one => one.title !== 'Chief')?.id
  const person = await alma.made('/api/people', { name: 'Lea Munk' })
  await alma.post(`/api/jobs/${job}/people`, { person })
  const planned = { do: 'plan-interview', at: '2026-11-10T10:00:00.000Z', minutes: 60 }
  expect((await alma.post(`/api/jobs/${job}/people/${person}`, planned)).status).toBe(200)
  for (const who of [ben, api.admin]) expect((await who.get(`/api/jobs/${job}`)).status).toBe(404)
  for (const by of dimensions) expect([by, await credited(ben, by, '&conversion=interviewed')]).toEqual([by, before])
  expect(await credited(alma, 'source', '&conversion=interviewed')).toBeGreaterThan(before)
})
