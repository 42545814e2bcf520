import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Page } from '#src/domain/views/common.ts'
import type { PersonPage } from '#src/domain/views/people.ts'
import type { UnknownSender } from '#src/domain/views/today.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'
import { mboxOf } from './private-past.fixture.ts'

let api: TestApi
let alma: Client
beforeAll(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
  alma = await api.join()
})
afterAll(() => api?.close())

const mailbox = (address: string): string => {
  const mail = (id: string, from: string, to: string, day: string, subject: string, more = {}) => ({
    id: `${id}@mail.example`,
    from,
    to,
    date: `${day} Nov 2026 09:00:00 +0000`,
    subject,
    text: `About ${subject}.`,
    ...more,
  })
  return mboxOf([
    mail('1', address, 'Ana Reis <ana@work.example>', 'Mon, 02', 'The role'),
    mail('2', 'Ana Reis <ana@home.example>', address, 'Tue, 03', 'Re: The role', {
      cc: 'Dana Assist <dana@work.example>',
      answers: '1@mail.example',
    }),
    mail('3', 'Dana Assist <dana@work.example>', address, 'Wed, 04', 'Re: The role', {
      answers: '2@mail.example',
    }),
    mail('4', 'Ana Reis <other@elsewhere.example>', address, 'Thu, 05', 'Something else'),
  ])
}

it('an answer in the thread from another address is suggested, not merged; an assistant and a namesake are not', async () => {
  const [me] = await api.test.db.app<
    { email: string }[]
  >`select email from desk.account where id = ${alma.account}::uuid`
  await api.bring(alma, { 'mail.mbox': mailbox(me?.email ?? '') }, { visible: 'all', add: ['wrote'] })
  const senders = async (): Promise<readonly UnknownSender[]> =>
    (await alma.get('/api/unknown-senders')).json<Page<UnknownSender>>().rows
  const alike = (rows: readonly UnknownSender[]) => rows.map(row => [row.value, row.alike?.name ?? null]).sort()
  const rows = await senders()
  expect(alike(rows)).toEqual([
    ['ana@home.example', 'ana@work.example'],
    ['dana@work.example', null],
    ['other@elsewhere.example', null],
  ])
  const one = rows.find(row => row.alike !== null)
  const { act } = (await alma.post(`/api/rows/${one?.persona}/attach`, { person: one?.alike?.id })).json<{
    act: string
  }>()
  const ana = (await alma.get(`/api/people/${one?.alike?.id}`)).json<PersonPage>()
  expect(ana.identifiers.map(row => row.value).sort()).toEqual(['ana@home.example', 'ana@work.example'])
  expect(await senders()).toHaveLength(2)
  await alma.post(`/api/acts/${act}/undo`)
  expect(alike(await senders())).toEqual(alike(rows))
})
