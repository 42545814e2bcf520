import { afterEach, beforeEach, expect, it } from 'vitest'
import type { LinePage } from '#src/domain/views/line.ts'
import type { PersonPage, PersonRow } from '#src/domain/views/people.ts'
import { rebuild } from '#src/projections/fold/rebuild.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
let alma: Client
beforeEach(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
  alma = await api.join()
})
afterEach(() => api.close())

const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
const ana = 'Ana,Kovač,https://www.linkedin.com/in/ana-kovac,,Nordhavel,Engineer,03 Mar 2021'
const boris = 'Boris,Vane,https://www.linkedin.com/in/boris-vane,,Osterlyne,Buyer,04 Apr 2022'
const connections = (...rows: string[]) => [header, ...rows, ''].join('\n')
const messages = [
  'CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER',
  'c1,Ana Kovač,https://www.linkedin.com/in/ana-kovac,Alma Ferrow,2026-10-01 09:00:00 UTC,,Hello Alma,INBOX',
  '',
].join('\n')

const me = { me: ['https://www.linkedin.com/in/alma-ferrow'], add: ['all' as const], visible: 'all' as const }
/** An archive as LinkedIn names it, made on a day of November. */
const bring = (
  day: number,
  files: Readonly<Record<string, string>>,
  { by = alma, ...answers }: { by?: Client; me?: string[]; visible?: 'me' | 'all' } = {},
): Promise<string> =>
  api.bring(
    by,
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [
        `Complete_LinkedInDataExport_11-${String(day).padStart(2, '0')}-2026/${name}.csv`,
        text,
      ]),
    ),
    { ...me, ...answers },
  )

/** What a person's page and line say of it: the day, and the words. */
async function noted(name: string, by = alma): Promise<{ facts: string[]; line: string[] }> {
  const { rows } = (await by.get('/api/people?limit=500')).json<{ rows: PersonRow[] }>()
  const id = rows.find(row => row.name === name)?.id ?? ''
  const { facts } = (await by.get(`/api/people/${id}`)).json<PersonPage>()
  const { items } = (await by.get(`/api/people/${id}/line`)).json<LinePage>()
  return {
    facts: (facts.position ?? []).flatMap(fact => fact.missingSince?.slice(0, 10) ?? []),
    line: items.flatMap(item => ('news' in item ? [`${item.at.slice(0, 10)} ${item.text}`] : [])),
  }
}
const nothing = { facts: [], line: [] }
const since = (day: number, whose = 'your') => ({
  facts: [`2026-11-${String(day).padStart(2, '0')}`],
  line: [`2026-11-${String(day).padStart(2, '0')} no longer among ${whose} connections`],
})

it('a connection that a later archive does not have is noted, and stands again when one has it', async () => {
  await bring(1, { Connections: connections(ana, boris) })
  expect(await noted('Ana Kovač')).toEqual(nothing)
  await bring(3, { Connections: connections(boris), messages })
  expect(await noted('Ana Kovač')).toEqual(since(3))
  expect(await noted('Boris Vane')).toEqual(nothing)
  await bring(9, { Connections: connections(boris) })
  expect(await noted('Ana Kovač')).toEqual(since(3))
  await rebuild(api.workspace.db)
  expect(await noted('Ana Kovač')).toEqual(since(3))
  await bring(12, { Connections: connections(boris, ana) })
  expect(await noted('Ana Kovač')).toEqual(nothing)
})

it('an archive brought in twice, one without connections and one with a row that cannot be read say nothing', async () => {
  await bring(1, { Connections: connections(ana, boris) })
  await bring(1, { Connections: connections(ana, boris) })
  await bring(3, { messages })
  await bring(4, { Connections: connections(boris, ana.replace('03 Mar 2021', 'the day before')) })
  await bring(5, { Connections: connections() })
  expect(await noted('Ana Kovač')).toEqual(nothing)
})

it('taking the later archive back takes the note back', async () => {
  await bring(1, { Connections: connections(ana, boris) })
  const later = await bring(3, { Connections: connections(boris) })
  expect(await noted('Ana Kovač')).toEqual(since(3))
  await alma.post(`/api/imports/${later}/undo`)
  await api.fold()
  expect(await noted('Ana Kovač')).toEqual(nothing)
})

it('it does not matter which of two archives comes in first', async () => {
  await bring(3, { Connections: connections(boris) })
  await bring(1, { Connections: connections(ana, boris) })
  expect(await noted('Ana Kovač')).toEqual(since(3))
  expect(await noted('Boris Vane')).toEqual(nothing)
})

it('an archive of somebody else does not speak of these connections', async () => {
  await bring(1, { Connections: connections(ana, boris) })
  await bring(3, { Connections: connections(boris) }, { me: ['https://www.linkedin.com/in/somebody-else'] })
  await bring(3, { Connections: connections(boris) }, { by: await api.join() })
  expect(await noted('Ana Kovač')).toEqual(nothing)
})

it('a private archive tells nobody else; a shared one says whose', async () => {
  const vera = await api.join()
  await bring(1, { Connections: connections(ana, boris) })
  await bring(3, { Connections: connections(boris) }, { visible: 'me' })
  expect(await noted('Ana Kovač')).toEqual(since(3))
  expect(await noted('Ana Kovač', vera)).toEqual(nothing)
  await bring(5, { Connections: `${connections(boris)}\n` })
  const name = (await alma.get('/api/session')).json<{ account: { name: string } }>().account.name
  expect(await noted('Ana Kovač', vera)).toEqual(since(5, `${name}’s`))
})
