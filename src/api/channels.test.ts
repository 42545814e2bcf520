import { afterAll, beforeAll, expect, it } from 'vitest'
import type { OwnChannel, UnnamedSource } from '#src/domain/views/channels.ts'
import type { LinePage } from '#src/domain/views/line.ts'
import type { CreditReport } from '#src/domain/views/works.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
let alma: Client
beforeAll(async () => {
  api = await testApi(ticking('2026-11-20T10:00:00.000Z'))
  alma = await api.join('recruiter')
})
afterAll(() => api?.close())

const browser = {
  'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  accept: 'text/html,*/*',
  'sec-fetch-mode': 'navigate',
}
const listed = async (): Promise<OwnChannel[]> => (await alma.get('/api/channels')).json<OwnChannel[]>()
const opened = (body: object): Promise<string> => alma.made('/api/channels', body)
const credit = async (): Promise<CreditReport['rows']> =>
  (await alma.get('/api/works/credit?conversion=joined&by=named&intervals=false')).json<CreditReport>().rows
const mailTo = (address: string, from: string): string =>
  [
    'From jobs@house.example Mon Nov 16 09:00:00 2026',
    `From: ${from} <${from.toLowerCase().replace(' ', '.')}@mail.example>`,
    `To: ${address}`,
    `Message-ID: <${from.replace(' ', '')}@mail.example>`,
    'Date: Mon, 16 Nov 2026 09:00:00 +0000',
    'Subject: Your evening',
    '',
    'I would like to hear more.',
    '',
  ].join('\n')

let ana: string
let payday: string

it('a link that one person gets puts the touch on their line, with the channel; what programs fetch is nobody’s', async () => {
  ana = await alma.made('/api/people', { name: 'Ana Reis', email: 'ana@mail.example' })
  payday = await opened({
    name: 'Payday Leeds',
    medium: 'event',
    code: 'payday',
    address: 'jobs+payday@house.example',
    target: 'https://house.example/evening?x=1',
  })
  const { link } = (await alma.post('/api/channel-links', { code: 'payday', person: ana })).json<{ link: string }>()
  const path = new URL(link).pathname
  for (const headers of [
    { ...browser, 'user-agent': 'Slackbot 1.0' },
    { ...browser, 'sec-purpose': 'prefetch' },
  ])
    expect((await api.anonymous.call('GET', path, undefined, headers)).status).toBe(302)
  await api.anonymous.call('HEAD', path, undefined, browser)
  expect((await alma.get(`/api/people/${ana}/line`)).json<LinePage>().items).toEqual([])
  const answer = await api.anonymous.call('GET', path, undefined, browser)
  expect([answer.status, answer.headers.get('location')]).toEqual([
    302,
    'https://house.example/evening?x=1&source=payday',
  ])
  // The same hour, again.
  await api.anonymous.call('GET', path, undefined, browser)
  await api.fold()
  const line = (await alma.get(`/api/people/${ana}/line`)).json<LinePage>().items
  expect(line).toMatchObject([{ kind: 'link.followed', title: 'Payday Leeds' }])
  expect(await listed()).toMatchObject([{ name: 'Payday Leeds', people: 1, touches: 1, visits: 0, machines: 3 }])
})

it('a link for everybody counts looks and keeps nothing of anybody; a forged one is one of these', async () => {
  const forged = (await alma.post('/api/channel-links', { code: 'payday', person: ana })).json<{ link: string }>().link
  await api.anonymous.call('GET', '/to/payday', undefined, browser)
  await api.anonymous.call('GET', `${new URL(forged).pathname.slice(0, -2)}AA`, undefined, browser)
  expect(await listed()).toMatchObject([{ visits: 2, touches: 1 }])
  expect((await api.anonymous.call('GET', '/to/nowhere', undefined, browser)).status).toBe(404)
})

it('mail to a channel’s address came by it', async () => {
  await api.bring(
    alma,
    { 'jobs.mbox': mailTo('jobs+payday@house.example', 'Bo Lund') },
    { me: ['jobs@house.example'], add: ['wrote', 'connections', 'cv', 'all'] },
  )
  const [channel] = await listed()
  expect(channel?.touches).toBe(2)
})

it('renamed and merged in mid-year, reports have one name for all of it, and undo has both again', async () => {
  const evening = await opened({
    name: 'Robots at Six',
    medium: 'event',
    code: 'robots',
    target: 'https://house.example/r',
  })
  const cy = await alma.made('/api/people', { name: 'Cy Sato' })
  const { link } = (await alma.post('/api/channel-links', { code: 'robots', person: cy })).json<{ link: string }>()
  await api.anonymous.call('GET', new URL(link).pathname, undefined, browser)
  for (const person of [ana, cy])
    await alma.post('/api/log', {
      person,
      kind: 'connection.made',
      channel: 'linkedin',
      at: '2026-11-20T12:00:00.000Z',
      text: '',
    })
  await api.fold()
  const names = async (): Promise<string[]> => (await credit()).map(row => row.channel).sort()
  expect(await names()).toEqual(['Payday Leeds', 'Robots at Six'])
  await alma.call('PATCH', `/api/channels/${payday}`, { name: 'Payday North' })
  const { act } = (await alma.call('PATCH', `/api/channels/${evening}`, { into: payday })).json<{ act: string }>()
  expect(await names()).toEqual(['Payday North'])
  expect((await credit())[0]?.credit).toBe(2)
  expect(await listed()).toMatchObject([{ name: 'Payday North', formerly: ['Payday Leeds', 'Robots at Six'] }])
  expect((await alma.call('PATCH', `/api/channels/${payday}`, { into: evening })).status).toBe(409)
  await alma.post(`/api/acts/${act}/undo`)
  expect(await names()).toEqual(['Payday North', 'Robots at Six'])
})

it('a code or address that is taken, or that the provider drops, is refused with the reason', async () => {
  const body = { name: 'Another', medium: 'event', code: 'payday' }
  expect((await alma.post('/api/channels', body)).status).toBe(409)
  const gmail = await alma.post('/api/channels', { ...body, code: 'g', address: 'us+jobs@gmail.com' })
  expect([gmail.status, gmail.text.includes('what follows the plus')]).toEqual([422, true])
  const script = await alma.post('/api/channels', { ...body, code: 's', target: 'javascript:alert(1)' })
  expect(script.status).toBe(422)
})

const unnamed = async (): Promise<UnnamedSource[]> => (await alma.get('/api/channels/unnamed')).json<UnnamedSource[]>()

it('a table’s sources are touches on the day of the record; a name of ours counts at once, others become channels, and undo of the import takes all back', async () => {
  const rows = [
    'Name,Email,Wie haben Sie von uns erfahren?,Added on',
    'Ida Holm,ida@mail.example,payday  NORTH,2019-03-04',
    'Jon Vale,jon@mail.example,Mitarbeiterempfehlung,2020-05-06',
    'Kim Oduya,kim@mail.example,Robot Breakfast,2021-07-08',
    'Lea Brandt,lea@mail.example,Robot Breakfast,2021-07-09',
    'Mo Reza,mo@mail.example,Breakfast of robots,',
  ]
  const before = (await listed()).find(one => one.name === 'Payday North')?.people ?? 0
  const brought = await api.bring(alma, { 'people.csv': rows.join('\n') }, { visible: 'all', add: ['all'] })
  const people = (await alma.get('/api/people?q=ida')).json<{ rows: { id: string }[] }>().rows
  const ida = people[0]?.id ?? ''
  const line = (await alma.get(`/api/people/${ida}/line`)).json<LinePage>().items
  expect(line).toMatchObject([{ kind: 'source.named', title: 'payday NORTH', at: '2019-03-04T00:00:00.000Z' }])
  expect((await listed()).find(one => one.name === 'Payday North')?.people).toBe(before + 1)
  expect(await unnamed()).toEqual([
    { name: 'Robot Breakfast', medium: null, people: 2 },
    { name: 'Breakfast of robots', medium: null, people: 1 },
    { name: 'Mitarbeiterempfehlung', medium: 'referral', people: 1 },
  ])
  const breakfast = await opened({ name: 'Robot Breakfast', medium: 'event', code: 'robot-breakfast' })
  await opened({ name: 'Breakfast of robots', medium: 'event', code: 'breakfast-of-robots', into: breakfast })
  expect((await unnamed()).map(one => one.name)).toEqual(['Mitarbeiterempfehlung'])
  const shown = async () => (await listed()).find(one => one.id === breakfast)
  expect(await shown()).toMatchObject({ people: 3, formerly: ['Breakfast of robots'] })
  await alma.post(`/api/imports/${brought}/undo`)
  await api.fold()
  expect([(await shown())?.people, await unnamed()]).toEqual([0, []])
})

it('another name of a channel that is not here is refused', async () => {
  const into = '00000000-0000-4000-8000-000000000000'
  expect((await alma.post('/api/channels', { name: 'N', medium: 'event', code: 'n', into })).status).toBe(404)
})
