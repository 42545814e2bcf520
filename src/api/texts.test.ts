import { describe, expect, it } from 'vitest'
import type { LinePage, LineRow } from '#src/domain/views/line.ts'
import type { PersonRow } from '#src/domain/views/people.ts'
import type { TextHits } from '#src/domain/views/texts.ts'
import { rebuild } from '#src/projections/fold/rebuild.ts'
import { twoRecruiters } from './house.fixture.ts'
import { mboxOf } from './private-past.fixture.ts'

const { api, alma, ben: boris } = await twoRecruiters('2026-11-21T12:00:00.000Z')

const mail = (name: string, day: number, subject: string, text: string) => ({
  id: `${name}-${day}@mail.example`,
  from: `${name} Fern <${name.toLowerCase()}@mail.example>`,
  to: 'alma@house.example',
  date: `Mon, 0${day} Nov 2026 09:00:00 +0000`,
  subject,
  text,
})
const mine = { me: ['alma@house.example'], since: '2026-11-01', add: ['all' as const] }
const find = async (q: string, by = alma, more = ''): Promise<TextHits> =>
  (await by.get(`/api/texts?q=${encodeURIComponent(q)}${more}`)).json<TextHits>()
const marked = (pieces: TextHits['rows'][number]['excerpt']) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('')
/** Who, and the excerpt with its marks. */
const found = async (q: string, by = alma): Promise<string[]> =>
  (await find(q, by)).rows.map(row => `${row.people.map(one => one.name).join(', ')}: ${marked(row.excerpt)}`)
const personOf = async (name: string, by = alma): Promise<string> =>
  (await by.get('/api/people?limit=500')).json<{ rows: PersonRow[] }>().rows.find(row => row.name.includes(name))?.id ??
  ''

describe('words of mail, messages and notes', () => {
  it('are found by their beginnings, without accents, all of them, newest first, in the subject too', async () => {
    const mails = [
      mail('Ursel', 2, 'Your rôle', 'The Gehaltsvorstellung is flexible.\n\nWe could meet in Łódź.'),
      mail('Tomas', 3, 'Lodz again', 'Flexible hours in the office.'),
    ]
    await api.bring(alma, { 'a.mbox': mboxOf(mails) }, { ...mine, visible: 'all' })
    const ursel = await personOf('Ursel')
    await alma.post('/api/log', {
      person: ursel,
      kind: 'note.written',
      text: 'Asked about flexible Friday',
      at: '2026-11-20T09:00:00.000Z',
      direction: 'none',
    })
    await api.fold()
    expect(await found('FLEX')).toEqual([
      'Ursel Fern: Asked about [flexible] Friday',
      'Tomas Fern: [Flexible] hours in the office.',
      'Ursel Fern: The Gehaltsvorstellung is [flexible]. We could meet in Łódź.',
    ])
    expect(await found('lodz flexible')).toEqual([
      'Tomas Fern: [Flexible] hours in the office.',
      'Ursel Fern: The Gehaltsvorstellung is [flexible]. We could meet in [Łódź].',
    ])
    const [row] = (await find('role')).rows
    expect(row).toMatchObject({ kind: 'email.received', at: '2026-11-02T09:00:00.000Z', people: [{ id: ursel }] })
    expect(marked(row?.title ?? [])).toBe('Your [rôle]')
    expect(await found('nobodywrotethis')).toEqual([])
    expect(await found("':* & | !()")).toEqual([])
  })

  it('come a page at a time', async () => {
    const first = await find('flex', alma, '&limit=2')
    const second = await find('flex', alma, `&limit=2&cursor=${encodeURIComponent(first.next ?? '')}`)
    expect([first.rows.length, second.rows.length, second.next]).toEqual([2, 1, null])
    expect(new Set([...first.rows, ...second.rows].map(row => row.entry)).size).toBe(3)
  })

  it('are the same after a rebuild', async () => {
    const before = await find('flex')
    await rebuild(api.workspace.db)
    expect(await find('flex')).toEqual(before)
  })
})

describe('who may read it', () => {
  it('private mail is found by nobody else; shared it is, and hidden again it is not', async () => {
    await api.bring(
      alma,
      { 'known.mbox': mboxOf([mail('Vera', 1, 'Hi', 'Known to all')]) },
      { ...mine, visible: 'all' },
    )
    await api.bring(alma, { 'b.mbox': mboxOf([mail('Vera', 4, 'Hello', 'The wisteria is out')]) }, mine)
    expect(await found('wisteria')).toEqual(['Vera Fern: The [wisteria] is out'])
    expect(await find('wisteria', boris)).toEqual({ rows: [], next: null })
    const line = (await alma.get(`/api/people/${await personOf('Vera')}/line`)).json<LinePage>()
    const row = line.items.find((item): item is LineRow => 'kind' in item)
    const share = (visible: string) => alma.post(`/api/entries/${row?.entry}/sharing`, { visible })
    await share('touch')
    expect(await find('wisteria', boris)).toEqual({ rows: [], next: null })
    await share('all')
    await api.fold()
    expect((await find('wisteria', boris)).rows).toHaveLength(1)
    await share('me')
    expect(await find('wisteria', boris)).toEqual({ rows: [], next: null })
  })

  it('what was taken back or erased is found no more', async () => {
    const act = await api.bring(alma, { 'c.mbox': mboxOf([mail('Wanda', 5, 'Hello', 'The larches turned')]) }, mine)
    expect(await found('larch')).toHaveLength(1)
    await alma.post(`/api/imports/${act}/undo`)
    await api.fold()
    expect(await found('larch')).toEqual([])
    await api.bring(
      alma,
      { 'd.mbox': mboxOf([mail('Xenia', 6, 'Hello', 'The hornbeam stands')]) },
      { ...mine, visible: 'all' },
    )
    expect(await found('hornbeam')).toHaveLength(1)
    const erased = await api.admin.post(`/api/people/${await personOf('Xenia')}/erase`, { confirm: 'Xenia Fern' })
    expect(erased.status).toBe(200)
    expect(await find('hornbeam', api.admin)).toEqual({ rows: [], next: null })
    const [left] = await api.workspace.db.app`select from texts where words @@ 'hornbeam'`
    expect(left).toBeUndefined()
  })
})

it('a word that is everywhere is found all the same', async () => {
  const { app } = api.workspace.db
  await app`
    insert into texts select md5(n::text)::uuid, '2026-10-01'::timestamptz - n * interval '1 minute', array_to_tsvector(array['everywhere', '@0'])
    from generate_series(1, 5001) n`
  await api.bring(alma, { 'e.mbox': mboxOf([mail('Yuri', 7, 'Hello', 'Everywhere it is green')]) }, mine)
  expect(await found('everywhere')).toEqual(['Yuri Fern: [Everywhere] it is green'])
})
