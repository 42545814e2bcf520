import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ApartPage } from '#src/domain/views/apart.ts'
import type { Page } from '#src/domain/views/common.ts'
import type { SamePersonGroup } from '#src/domain/views/same-person.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
let alma: Client
beforeEach(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
  alma = await api.join()
})
afterEach(() => api?.close())

const all = { visible: 'all' as const, add: ['all' as const] }
const queue = async (who = alma): Promise<readonly SamePersonGroup[]> =>
  (await who.get('/api/same-person')).json<Page<SamePersonGroup>>().rows
const reasons = (rows: readonly SamePersonGroup[]) =>
  rows.map(row => [row.people.map(one => one.name).sort(), row.evidence.map(one => one.doubt)])

/** Two of one name, each with an address; then a row that has both. */
const twoAndBoth = async (known: string, both = 'Ana Reis,"ana@reis.example; reis@work.example"') => {
  const mappings = { 'birthday|email|name': { Birthday: 'unmapped' } }
  await api.bring(alma, { 'people.csv': `Name,Email,Birthday\n${known}\n` }, { ...all, mappings })
  await api.bring(alma, { 'both.csv': `Name,Email\n${both}\n` }, all)
}
const birthdays = 'Ana Reis,ana@reis.example,1980-05-17\nAna Reis,reis@work.example,1981-06-18'

it('two birthdays of whom a record says that they are one wait in the queue, with the reason, until somebody speaks', async () => {
  await twoAndBoth(birthdays)
  const [group, ...more] = await queue()
  expect(more).toEqual([])
  expect(reasons(group ? [group] : [])).toEqual([[['Ana Reis', 'Ana Reis'], ['birthdays']]])
  expect((await alma.post('/api/same-person', { key: group?.key, decision: 'different' })).status).toBe(200)
  expect(await queue()).toEqual([])
  await api.bring(alma, { 'later.csv': 'Name,Email,City\nAna Reis,"reis@work.example; ana@reis.example",Porto\n' }, all)
  expect(await queue(), 'not the same is not asked again').toEqual([])
})

it('two profiles that were shown at one time wait in the queue, whatever the model thinks', async () => {
  const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
  const row = (slug: string) =>
    `Ana,Reis,https://www.linkedin.com/in/${slug},home@reis.example,Osterlyne,Engineer,09 Jun 2023`
  const path = 'Basic_LinkedInDataExport_11-03-2026/Connections.csv'
  await api.bring(alma, { [path]: `${header}\n${row('ana-reis')}\n${row('ana-reis-2')}\n` }, all)
  expect(reasons(await queue())).toEqual([[['Ana Reis', 'Ana Reis'], ['profiles']]])
})

it('names with nothing in common behind one record come last, and are one person when somebody says so', async () => {
  await twoAndBoth(birthdays)
  await api.bring(
    alma,
    { 'others.csv': 'Name,Email\nBo Lund,bo@lund.example\nChidi Okafor,chidi@okafor.example\n' },
    all,
  )
  await api.bring(alma, { 'list.csv': 'Name,Email\n,"bo@lund.example; chidi@okafor.example"\n' }, all)
  const rows = await queue()
  expect(reasons(rows)).toEqual([
    [['Ana Reis', 'Ana Reis'], ['birthdays']],
    [['Bo Lund', 'Chidi Okafor'], ['names']],
  ])
  await alma.post('/api/same-person', { key: rows[1]?.key, decision: 'same' })
  await api.fold()
  expect(reasons(await queue())).toEqual([[['Ana Reis', 'Ana Reis'], ['birthdays']]])
})

it('everything that is in doubt in the house stands in the queue, and on the pages of both', async () => {
  await twoAndBoth(birthdays)
  await api.bring(
    alma,
    {
      'more.csv':
        'Name,Email\nBo Lund,bo@lund.example\nChidi Okafor,chidi@okafor.example\n,"bo@lund.example; chidi@okafor.example"\n',
    },
    all,
  )
  const stored = await api.test.db.app<{ a: string; b: string }[]>`select a, b from doubt order by a`
  expect(stored).toHaveLength(2)
  const rows = await queue()
  for (const { a, b } of stored) {
    expect(rows.filter(row => row.people.every(one => one.id === a || one.id === b))).toHaveLength(1)
    for (const person of [a, b])
      expect((await alma.get(`/api/people/${person}/apart`)).json<ApartPage>().doubts).toHaveLength(1)
  }
})

it('what only one may know is doubted to nobody else', async () => {
  await api.bring(
    alma,
    { 'known.csv': 'Name,Email\nBo Lund,bo@lund.example\nChidi Okafor,chidi@okafor.example\n' },
    all,
  )
  await api.bring(
    alma,
    { 'mine.csv': 'Name,Email\n,"bo@lund.example; chidi@okafor.example"\n' },
    { visible: 'me', add: ['all'] },
  )
  expect(reasons(await queue())).toEqual([[['Bo Lund', 'Chidi Okafor'], ['names']]])
  expect(await queue(await api.join())).toEqual([])
})
