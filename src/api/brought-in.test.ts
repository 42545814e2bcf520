import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportView, Past, UnreadRow } from '#src/domain/views/imports.ts'
import type { PersonRow } from '#src/domain/views/people.ts'
import { type Client, type TestApi, twoRecruiters } from './house.fixture.ts'

let api: TestApi
let alma: Client
let ben: Client
beforeAll(async () => {
  ;({ api, alma, ben } = await twoRecruiters('2026-11-22T12:00:00.000Z'))
})

const view = async (client: Client, id: string): Promise<ImportView> =>
  (await client.get(`/api/imports/${id}`)).json<ImportView>()
const names = async (client: Client): Promise<string[]> =>
  (await client.get('/api/people?limit=500'))
    .json<{ rows: PersonRow[] }>()
    .rows.map(row => row.name)
    .sort()
const all = { visible: 'all' as const, add: ['all' as const] }

const me = 'Alma Field'
const mine = 'https://www.linkedin.com/in/alma-field'
const quinn = 'https://www.linkedin.com/in/quinn-harrow'
/** Four messages, two each way, that ended a dozen years ago. */
const oldTalk = [
  'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT',
  ...[1, 2, 3, 4].map(day =>
    day % 2
      ? `2-a,,${me},${mine},Quinn Harrow,${quinn},2014-02-0${day} 09:00:00 UTC,,How is the yard?,INBOX,,false`
      : `2-a,,Quinn Harrow,${quinn},${me},${mine},2014-02-0${day} 09:00:00 UTC,,Busy,INBOX,,false`,
  ),
].join('\n')

describe('what was brought in', () => {
  it('taken back as a whole stands again after redo, its people too, and says so in the history', async () => {
    const id = await api.bring(alma, { 'guests.csv': 'Name,Email\nAna Reis,ana@reis.example\n' }, all)
    await alma.post(`/api/imports/${id}/undo`)
    await api.fold()
    expect([(await view(alma, id)).state, await names(alma)]).toEqual(['undone', []])
    await alma.post(`/api/acts/${id}/redo`)
    await api.fold()
    expect([(await view(alma, id)).state, await names(alma)]).toEqual(['done', ['Ana Reis']])
  })

  it('shows an admin its files where everybody may see it, and nothing where not', async () => {
    const csv = (name: string) => ({ [`${name}.csv`]: `Name,Email\n${name},${name}@moor.example\n` })
    const shared = await api.bring(ben, csv('kestrel'), all)
    const own = await api.bring(ben, csv('orchid'), { ...all, visible: 'me' })
    expect((await view(api.admin, shared)).files).toMatchObject([{ path: 'kestrel.csv' }])
    expect(await view(api.admin, own)).toMatchObject({ name: 'A private import', files: [] })
    expect((await alma.get(`/api/imports/${shared}`)).status).toBe(404)
  })

  it('lists rows that can be mended before files that cannot, page by page, and names a file that is empty', async () => {
    const id = await api.bring(
      alma,
      { 'a-picture.bin': '\u0001\u0002', 'b-nothing.csv': '', 'z-people.csv': 'Name,Email\n"Dee,dee@moor.example\n' },
      all,
    )
    const first = (await alma.get(`/api/imports/${id}/unread`)).json<{ rows: UnreadRow[]; total: number }>()
    expect(first.rows.map(({ place, row }) => [place.slice(0, 1), row !== null])).toEqual([
      ['z', true],
      ['a', false],
      ['b', false],
    ])
    expect(first.rows.at(-1)?.why).toBe('The file is empty.')
  })

  it('lists them page by page, none twice and none left out', async () => {
    const rows = Array.from({ length: 101 }, (_, at) => `,row ${at}\n`)
    const id = await api.bring(
      alma,
      { 'a.bin': '\u0001', 'z.csv': `Name,Email\n${rows.join('')}`, 'b.bin': '\u0002' },
      all,
    )
    const sizes: number[] = []
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: { rows: UnreadRow[]; next: string | null } = (
        await alma.get(`/api/imports/${id}/unread?cursor=${next}`)
      ).json()
      sizes.push(page.rows.length)
      seen.push(...page.rows.map(row => row.id))
      next = page.next
    }
    expect([sizes, new Set(seen).size]).toEqual([[100, 3], 103])
  })

  it('an archive that ended long ago still says whom its holder was closest to', async () => {
    await api.bring(
      alma,
      {
        'old/messages.csv': oldTalk,
        'old/Connections.csv': `First Name,Last Name,URL,Email Address,Company,Position,Connected On\nQuinn,Harrow,${quinn},,Moor Yard,Smith,01 Feb 2013\n`,
      },
      { ...all, me: [me, mine] },
    )
    const { silent } = (await alma.get('/api/past')).json<Past>()
    expect(silent.map(({ person, reason }) => [person.name, reason])).toEqual([
      ['Quinn Harrow', '4 messages and talks, both ways'],
    ])
  })

  it('leaves in a table with the days that are known, and none that nobody said', async () => {
    const rows = ['Ivo Marek,ivo@marek.example,2024-06-05,Phone call', 'Jun Park,jun@park.example,June 2024,Phone call']
    const dateAlone = 'Kit Vale,kit@vale.example,2024-06-05,'
    const table = `Name,Email,Last contacted,Last contact type\n${[...rows, dateAlone].join('\n')}\n`
    await api.bring(alma, { 'contacts.csv': table }, all)
    const { text } = await alma.get('/api/export?format=csv')
    const last = (name: string) =>
      text
        .split('\n')
        .find(row => row.startsWith(name))
        ?.split(',')
        .at(-2)
    expect(['Ivo Marek', 'Jun Park', 'Kit Vale'].map(last)).toEqual(['2024-06-05', '2024-06', ''])
  })

  it('to show that its holder was in touch says no word of it: no label, no source, and of a reason not to write only that there is one', async () => {
    await ben.post('/api/people', { name: 'Lea Munk', email: 'lea@munk.example' })
    const table =
      'Name,Email,Tags,Do not contact,Source\nLea Munk,lea@munk.example,heronry,has a heronitis,heron fair\nMo Park,mo@park.example,heronry,,\n'
    await api.bring(alma, { 'touch.csv': table }, { ...all, visible: 'touch' })
    const paths = [
      'people?limit=500',
      'tags',
      'channels/unnamed',
      ...['csv', 'jsonl', 'vcard'].map(format => `export?format=${format}`),
    ]
    for (const path of paths) {
      expect([path, (await ben.get(`/api/${path}`)).text]).toEqual([path, expect.not.stringContaining('heron')])
      expect([path, (await alma.get(`/api/${path}`)).text]).toEqual([path, expect.stringContaining('heron')])
    }
    const { rows } = (await ben.get('/api/people?limit=500')).json<{ rows: PersonRow[] }>()
    expect(rows.find(row => row.name === 'Lea Munk')).toMatchObject({ tags: [], doNotContact: true })
  })
})
