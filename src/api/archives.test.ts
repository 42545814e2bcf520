import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportView } from '#src/domain/views/imports.ts'
import type { LinePage, LineRow } from '#src/domain/views/line.ts'
import type { PersonRow } from '#src/domain/views/people.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'
import { mboxOf } from './private-past.fixture.ts'

let api: TestApi
let alma: Client
beforeEach(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
  alma = await api.join()
})
afterEach(() => api.close())

const all = { visible: 'all' as const, add: ['all' as const] }
const people = async (client = alma): Promise<PersonRow[]> =>
  (await client.get('/api/people?limit=500')).json<{ rows: PersonRow[] }>().rows
const named = async (name: string): Promise<PersonRow[]> => (await people()).filter(row => row.name.includes(name))
const line = async (id = ''): Promise<LineRow[]> =>
  (await alma.get(`/api/people/${id}/line`)).json<LinePage>().items.flatMap(item => ('kind' in item ? [item] : []))
const kinds = async (id = ''): Promise<string[]> => (await line(id)).map(row => row.kind).sort()

const part = (name: string, value: unknown) => ({
  [`data/${name}.js`]: `window.YTD.${name.replaceAll('-', '_')}.part0 = ${JSON.stringify(value)}`,
})
const tweet = (id: string, text: string, mentions: readonly object[]) => ({
  tweet: {
    id_str: id,
    created_at: 'Tue Jun 03 19:32:20 +0000 2025',
    full_text: text,
    entities: { user_mentions: mentions },
  },
})

describe('X archives', () => {
  it('follows without a handle are somebody, whom a later archive names', async () => {
    const mine = {
      ...part('account', [{ account: { accountId: '9', username: 'alma_f', accountDisplayName: 'Alma Ferrow' } }]),
      ...part('follower', [{ follower: { accountId: '42', userLink: 'https://twitter.com/intent/user?user_id=42' } }]),
    }
    await api.bring(alma, mine, { ...all, me: ['https://x.com/alma_f'] })
    const [nobody] = await people()
    expect(await kinds(nobody?.id)).toEqual(['profile.followed'])
    const boris = await api.join()
    const his = {
      ...part('account', [{ account: { accountId: '8', username: 'boris_x', accountDisplayName: 'Boris Vane' } }]),
      ...part('tweets', [
        tweet('1', 'with @Tomasz_W', [{ id_str: '42', screen_name: 'Tomasz_W', name: 'Tomasz Wójcik' }]),
      ]),
    }
    await api.bring(boris, his, { ...all, me: ['https://x.com/boris_x'] })
    const [tomasz, ...others] = await people()
    expect([tomasz?.id, tomasz?.name, others]).toEqual([nobody?.id, 'Tomasz Wójcik', []])
    expect(await kinds(tomasz?.id)).toEqual(['person.mentioned', 'profile.followed'])
  })
})

const card =
  'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Kovač\r\nEMAIL:ana@kovac.example\r\nURL:https://www.linkedin.com/in/ana-kovac\r\nEND:VCARD\r\n'
const notified = (id: string, from: string, subject: string, body: string) => ({
  id,
  from,
  to: 'alma@house.example',
  date: 'Mon, 02 Nov 2026 09:00:00 +0000',
  subject,
  text: body,
})
const accepted = notified(
  'n1@linkedin.com',
  'Ana Kovač via LinkedIn <invitations@linkedin.com>',
  'Ana Kovač accepted your invitation',
  'See https://www.linkedin.com/comm/in/ana-kovac?trk=eml-email_accept_invite',
)
const letter = {
  id: 'm1@kovac.example',
  from: 'Ana Kovač <ana@kovac.example>',
  to: 'alma@house.example',
  date: 'Tue, 03 Nov 2026 09:00:00 +0000',
  subject: 'Hello',
  text: 'Can we talk?',
}
const mine = { ...all, me: ['alma@house.example'] }

describe('notification mails', () => {
  it.each([
    ['after', [{ 'ana.vcf': card }, { 'a.mbox': mboxOf([accepted, letter]) }]],
    ['before', [{ 'a.mbox': mboxOf([accepted, letter]) }, { 'ana.vcf': card }]],
  ])('a profile and an address are one line, whoever comes %s', async (_, steps) => {
    for (const files of steps) await api.bring(alma, files, mine)
    const found = await named('Ana')
    expect(found).toHaveLength(1)
    expect(await kinds(found[0]?.id)).toEqual(['connection.made', 'email.received'])
  })

  it('X says who followed, and the archive of X does not make another of them', async () => {
    const followed = notified(
      'n2@x.com',
      'X <notify@x.com>',
      'Tomasz Wójcik (@Tomasz_W) followed you',
      'https://x.com/Tomasz_W?refsrc=email&cn=Zm9sbG93',
    )
    await api.bring(alma, { 'x.mbox': mboxOf([followed]) }, mine)
    const archive = {
      ...part('account', [{ account: { accountId: '9', username: 'alma_f', accountDisplayName: 'Alma Ferrow' } }]),
      ...part('tweets', [
        tweet('1', 'with @Tomasz_W', [{ id_str: '42', screen_name: 'Tomasz_W', name: 'Tomasz Wójcik' }]),
      ]),
    }
    await api.bring(alma, archive, { ...mine, me: ['alma@house.example', 'https://x.com/alma_f'] })
    const found = await named('Tomasz')
    expect(found).toHaveLength(1)
    expect(await kinds(found[0]?.id)).toEqual(['person.mentioned', 'profile.followed'])
  })
})

describe('a folder of everything', () => {
  const folder = {
    'Contacts/ana.vcf': card,
    'mail/a.mbox': mboxOf([accepted, letter]),
    'mail/again/hello.eml': mboxOf([letter]).replace(/^From .*\r?\n/, ''),
    'linkedin/Connections.csv':
      'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAna,Kovač,https://www.linkedin.com/in/ana-kovac,,Sea,Captain,02 Nov 2026\n',
    'chat/WhatsApp Chat with Ana Kovač.txt':
      '30/12/2025, 14:30 - Ana Kovač: Happy new year\n30/12/2025, 14:31 - Alma Ferrow: And to you\n',
    'mastodon/following_accounts.csv':
      'Account address,Show boosts,Notify on new posts,Languages\ntjark@sea.example,true,false,\n',
    'mastodon/lists.csv': 'Yards,tjark@sea.example\n',
    'photo.jpg': Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]),
    'settings.json': '{"theme":"dark","zoom":2}',
  }

  it('is told by content, stands once, and what is not read says why', async () => {
    const id = await api.bring(alma, folder, { ...mine, me: ['alma@house.example', 'Alma Ferrow'] })
    const [ana, ...twins] = (await named('Ana')).sort((a, b) => ((a.last?.at ?? '') < (b.last?.at ?? '') ? 1 : -1))
    const found = await kinds(ana?.id)
    expect(found.filter(kind => kind === 'email.received')).toHaveLength(1)
    expect(found.filter(kind => kind === 'connection.made')).toHaveLength(1)
    // WhatsApp names no number: a name alone joins nobody by itself, it is asked.
    expect(twins.length).toBeLessThanOrEqual(1)
    const tjark = (await Promise.all((await people()).map(async row => await kinds(row.id)))).filter(
      all => all.filter(kind => kind === 'profile.followed').length > 0,
    )
    expect(tjark).toEqual([['profile.followed']])
    const unread = (await alma.get(`/api/imports/${id}/unread`)).json<{ rows: { place: string; why: string }[] }>().rows
    expect(unread.map(({ place, why }) => `${place.replace(/^.*\//, '')}: ${why}`)).toEqual(
      expect.arrayContaining([
        'photo.jpg: It is a picture.',
        'settings.json: It is JSON of a kind that no reader knows: it has theme, zoom.',
      ]),
    )
    const again = await api.bring(alma, folder, { ...mine, me: ['alma@house.example', 'Alma Ferrow'] })
    expect((await alma.get(`/api/imports/${again}`)).json<ImportView>().progress.entries.new).toBe(0)
  })
})

describe('another system', () => {
  const lines = (owner: string) =>
    [
      { type: 'person', id: 'p2', first_name: 'Piet', last_name: 'Lund', email: 'piet@lund.example', owner },
      {
        type: 'person',
        id: 'p3',
        first_name: 'Ida',
        last_name: 'Wolde',
        email: 'ida@wolde.example',
        owner: 'Nobody Here',
      },
      {
        type: 'note',
        id: 'n1',
        person_id: 'p2',
        text: 'Fears heights.',
        created_at: '2024-02-04T10:00:00Z',
        author: 'Noor Haddad',
      },
    ]
      .map(one => JSON.stringify(one))
      .join('\n')

  it('its authors stand on the line, its owners are colleagues of that name', async () => {
    const me = (await alma.get('/api/session')).json<{ account: { id: string; name: string } }>().account
    await api.bring(alma, { 'old.jsonl': lines(me.name) }, mine)
    const [piet] = await named('Piet')
    const [note] = await line(piet?.id)
    expect(note).toMatchObject({ kind: 'note.written', author: 'Noor Haddad', snippet: 'Fears heights.' })
    expect(piet?.owner).toBe(me.id)
    expect((await named('Ida'))[0]?.owner).toBeNull()
  })
})

it('groups, events and recommendations are touches', async () => {
  const chat =
    '30/12/2025, 14:30 - Tjark Hansen: one\n30/12/2025, 14:31 - Ida Wolde: two\n30/12/2025, 14:32 - Alma Ferrow: three\n'
  await api.bring(alma, { 'WhatsApp Chat with Crew.txt': chat }, { ...all, me: ['Alma Ferrow'] })
  await api.bring(
    alma,
    {
      'Recommendations_Received.csv':
        'First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nRuth,Amsel,Sea,Captain,Knows everybody.,"03/05/24, 10:00 AM",VISIBLE\n',
      'Connections.csv':
        'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nRuth,Amsel,https://www.linkedin.com/in/ruth-amsel,,Sea,Captain,02 Nov 2023\n',
    },
    all,
  )
  const last = async (name: string) => (await named(name))[0]?.last?.kind
  expect(await kinds((await named('Ida'))[0]?.id)).toContain('group.joined')
  expect(await last('Ida')).toMatch(/message|group/)
  expect(await last('Ruth')).toBe('recommendation.received')
  const met = { person: (await named('Ida'))[0]?.id, text: 'said' }
  await alma.post('/api/log', { ...met, kind: 'event.attended', at: '2026-01-10T18:00:00.000Z' })
  await alma.post('/api/log', {
    ...met,
    kind: 'application.received',
    channel: 'careers-site',
    at: '2026-02-01T09:00:00.000Z',
  })
  await api.fold()
  const journeys = await api.workspace.db.app<
    { name: string; conversion: string; path: string; contents: string[] | null }[]
  >`
    select c.name, j.conversion, j.path, j.contents from journey j join card c on c.person_id = j.person_id and c.audience = 0
    order by c.name`
  expect(journeys).toEqual([
    // The group and what she said in it a minute later are one touch.
    expect.objectContaining({
      name: 'Ida Wolde',
      conversion: 'applied',
      path: expect.stringMatching(/^whatsapp > event > /),
    }),
    expect.objectContaining({ name: 'Ruth Amsel', conversion: 'joined', path: expect.stringMatching(/^linkedin/) }),
  ])
})
