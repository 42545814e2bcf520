import { afterEach, beforeEach, expect, it } from 'vitest'
import type { ImportView } from '#src/domain/views/imports.ts'
import type { PersonRow } from '#src/domain/views/people.ts'
import type { UnknownSender } from '#src/domain/views/today.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'

let api: TestApi
let alma: Client
beforeEach(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
  alma = await api.join()
})
afterEach(() => api.close())

/** Question three as it stands before anybody answers it. */
const asAsked = { add: ['wrote' as const, 'connections' as const, 'cv' as const], visible: 'all' as const }

const named = async (): Promise<string[]> =>
  (await alma.get('/api/people?limit=500'))
    .json<{ rows: PersonRow[] }>()
    .rows.map(({ name }) => name)
    .sort()
const accountOf = async (id: string): Promise<ImportView['progress']['account']> =>
  (await alma.get(`/api/imports/${id}`)).json<ImportView>().progress.account

const profile = (slug: string): string => `https://www.linkedin.com/in/${slug}`
const archive = {
  'Connections.csv': [
    'First Name,Last Name,URL,Email Address,Company,Position,Connected On',
    `Ana,Kovač,${profile('ana-kovac')},,Nordhavel,Engineer,03 Mar 2021`,
    '',
  ].join('\n'),
  'messages.csv': [
    'CONVERSATION ID,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER',
    `c1,Ana Kovač,${profile('ana-kovac')},Alma Ferrow,${profile('alma-ferrow')},2026-10-01 09:00:00 UTC,,Hello Alma,INBOX`,
    `c2,Alma Ferrow,${profile('alma-ferrow')},Ben Ode,${profile('ben-ode')},2026-10-02 09:00:00 UTC,,Would Aarhus do?,INBOX`,
    `c3,Cleo Vent,${profile('cleo-vent')},Alma Ferrow,${profile('alma-ferrow')},2026-10-03 09:00:00 UTC,,Are you free?,INBOX`,
    `c4,Dot Spamm,${profile('dot-spamm')},Alma Ferrow,${profile('alma-ferrow')},2026-10-04 09:00:00 UTC,,Fill your pipeline,SPAM`,
    '',
  ].join('\n'),
}

it('of a LinkedIn archive connections are added and whoever one wrote to; whoever else wrote is asked about', async () => {
  const files = Object.entries(archive).map(([name, text]) => [`Complete_LinkedInDataExport_11-01-2026/${name}`, text])
  const id = await api.bring(alma, Object.fromEntries(files), { ...asAsked, me: [profile('alma-ferrow')] })
  expect(await named()).toEqual(['Ana Kovač', 'Ben Ode'])
  const asked = (await alma.get('/api/unknown-senders')).json<{ rows: UnknownSender[] }>().rows
  expect(asked.map(({ name }) => name)).toEqual(['Cleo Vent'])
  // Four messages, not as many as the archive says something.
  expect(await accountOf(id)).toEqual({ onLines: 2, unknown: 1, leftOut: 1 })
})

it('a card of a phone is a contact', async () => {
  const card = ['BEGIN:VCARD', 'VERSION:3.0', 'FN:Ruth Lane', 'TEL;TYPE=CELL:+44 7700 900123', 'END:VCARD', ''].join(
    '\r\n',
  )
  const id = await api.bring(alma, { 'contacts.vcf': card }, { ...asAsked, me: [] })
  expect(await named()).toEqual(['Ruth Lane'])
  expect(await accountOf(id)).toEqual({ onLines: 0, unknown: 0, leftOut: 0 })
})

it('whom an old system has a row of is added, also without an application', async () => {
  const candidates = [
    {
      id: 7,
      first_name: 'Gus',
      last_name: 'Penn',
      email_addresses: [],
      phone_numbers: [],
      applications: [],
      created_at: '2024-02-01T00:00:00Z',
    },
  ]
  await api.bring(alma, { 'greenhouse/candidates.json': JSON.stringify(candidates) }, { ...asAsked, me: [] })
  expect(await named()).toEqual(['Gus Penn'])
})
