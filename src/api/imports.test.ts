import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { workImport } from '#src/actions/imports/work-import.ts'
import type { Page } from '#src/domain/views/common.ts'
import type { ImportPreview, ImportView, UnreadRow } from '#src/domain/views/imports.ts'
import type { EntryDetail, LineItem, LinePage, LineRow } from '#src/domain/views/line.ts'
import type { PersonPage, PersonRow } from '#src/domain/views/people.ts'
import type { Today } from '#src/domain/views/today.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'
import { archiveOf, mboxOf, messageOf } from './private-past.fixture.ts'

let api: TestApi
let alma: Client
const open: TestApi[] = []
beforeEach(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
  open.push(api)
  alma = await api.join()
})
afterEach(async () => {
  for (const one of open.splice(0)) await one.close()
})
afterAll(() => expect(open).toEqual([]))

const view = async (id: string): Promise<ImportView> => (await alma.get(`/api/imports/${id}`)).json<ImportView>()
const people = async (query = ''): Promise<PersonRow[]> =>
  (await alma.get(`/api/people?limit=500&${query}`)).json<{ rows: PersonRow[] }>().rows
const page = async (id = ''): Promise<PersonPage> => (await alma.get(`/api/people/${id}`)).json<PersonPage>()
const items = async (id = ''): Promise<readonly LineItem[]> =>
  (await alma.get(`/api/people/${id}/line`)).json<LinePage>().items
const rows = async (id = ''): Promise<LineRow[]> => (await items(id)).flatMap(item => ('kind' in item ? [item] : []))
const all = { visible: 'all' as const, add: ['all' as const] }
const header = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On'
/** An archive as LinkedIn names it by its day. */
const connection = (day: string, title: string) => ({
  [`Basic_LinkedInDataExport_${day}/Connections.csv`]: `${header}\nDag,Felthus,https://www.linkedin.com/in/dag-felthus,,Osterlyne,${title},09 Jun 2023\n`,
})

describe('again', () => {
  it('the same file adds nothing; a changed title is news, not a question', async () => {
    await api.bring(alma, connection('11-03-2025', 'Engineer'), all)
    const again = await view(await api.bring(alma, connection('11-03-2025', 'Engineer'), all))
    expect(again.progress).toMatchObject({ entries: { new: 0 }, people: { new: 0, changed: 0 } })
    const third = await view(await api.bring(alma, connection('11-10-2026', 'Head of Platform'), all))
    expect(third.progress.people).toEqual({ new: 0, changed: 1, unchanged: 0 })
    const [dag] = await people()
    expect(dag?.title).toBe('Head of Platform')
    expect((await items(dag?.id)).filter(item => 'news' in item)).toMatchObject([{ text: 'now Head of Platform' }])
    expect((await alma.get('/api/today')).json<Today>().catchUp.map(row => row.reason)).toEqual([
      'now Head of Platform',
    ])
    expect((await alma.get('/api/same-person')).json<{ total: number }>().total).toBe(0)
  })

  it('the same bytes are said to be here; read again on request, they stand in the place of the earlier reading', async () => {
    const files = { 'people.csv': 'Name,Email,Desk\nAna Reis,ana@reis.example,Buyer\n' }
    const first = await api.bring(alma, files, all)
    const [before] = await people()
    expect((await page(before?.id)).facts.position).toBeUndefined()
    await api.bring(alma, files, all)
    const second = (await alma.get('/api/imports')).json<ImportView[]>().find(one => one.id !== first)
    expect(second?.files).toMatchObject([{ path: 'people.csv', before: expect.stringMatching(/^\d{4}-/) }])
    expect((await page(before?.id)).facts.position).toBeUndefined()

    const mappings = { 'desk|email|name': { Desk: 'title' } }
    const third = await api.bring(alma, files, { ...all, mappings, again: true })
    expect((await view(first)).state).toBe('undone')
    expect((await view(third)).state).toBe('done')
    const [after, ...others] = await people()
    expect([after?.id, others]).toEqual([before?.id, []])
    const { facts } = await page(after?.id)
    expect([facts.position?.length, facts.custom, facts.email?.length]).toEqual([1, undefined, 1])
  })

  it('an earlier import of which more came than is read again stays', async () => {
    const csv = (name: string) => `Name,Email\n${name},${name.toLowerCase()}@reis.example\n`
    const both = await api.bring(alma, { 'a.csv': csv('Ana'), 'b.csv': csv('Bo') }, all)
    await api.bring(alma, { 'a.csv': csv('Ana') }, { ...all, again: true })
    expect((await view(both)).state).toBe('done')
    expect((await people()).map(row => row.name).sort()).toEqual(['Ana', 'Bo'])
  })

  it('after an undo everything stands again, with the same ids', async () => {
    const first = await api.bring(alma, archiveOf('Alma Ferrow', 'alma-ferrow'), all)
    const before = (await people()).map(row => row.id).sort()
    expect((await alma.post(`/api/imports/${first}/undo`)).json<ImportView>().state).toBe('undone')
    await api.fold()
    expect(await people()).toEqual([])
    await api.bring(alma, archiveOf('Alma Ferrow', 'alma-ferrow'), all)
    expect((await people()).map(row => row.id).sort()).toEqual(before)
    expect((await alma.post(`/api/imports/${first}/undo`)).status).toBe(409)
  })
})

describe('tables', () => {
  it('with columns renamed, in another order and thrice of one name shift nothing', async () => {
    await api.bring(
      alma,
      {
        'a.csv':
          'Arbeitgeber,Company,E-Mail-Adresse,Company,Vor- und Nachname,Nonsense\nOsterlyne,Other,ana@reis.example,Third,Ana Reis,keep me\n',
      },
      all,
    )
    const [ana] = await people()
    expect(ana).toMatchObject({ name: 'Ana Reis', email: 'ana@reis.example' })
    const { facts } = await page(ana?.id)
    expect(facts.custom?.map(fact => fact.value)).toContainEqual({ label: 'Nonsense', text: 'keep me' })
    expect(JSON.stringify(facts)).toContain('Osterlyne')
  })

  const formulas = [
    '=HYPERLINK("http://evil.example","click")',
    '+1+1',
    '-2+3',
    '@SUM(1)',
    '\t=1',
    "=cmd|' /C calc'!A0",
    "'=already",
    '+49 30 1234567',
  ]
  it.each(formulas)(
    'the cell %j is text here, guarded in a spreadsheet, and the same when it comes back',
    async formula => {
      const quoted = `"${formula.replaceAll('"', '""')}"`
      await api.bring(
        alma,
        { 'f.csv': `Full name,Email,Company,Skills\nAna Reis,ana@reis.example,${quoted},${quoted}\n` },
        all,
      )
      const [ana] = await people()
      const said = (await page(ana?.id)).facts
      const csv = (await alma.get('/api/export?format=csv')).text
      for (const cell of csv.split('\r\n')[1]?.match(/("([^"]|"")*"|[^,]*)(?=,|$)/g) ?? [])
        expect(cell.replace(/^"/, '')).not.toMatch(/^[=@\t\r]|^[+-](?!\d[\d ]*$)/)
      const other = await testApi(ticking('2026-11-21T12:00:00.000Z'))
      open.push(other)
      await other.bring(other.admin, { 'f.csv': csv }, all)
      const [again] = (await other.admin.get('/api/people')).json<{ rows: PersonRow[] }>().rows
      const theirs = (await other.admin.get(`/api/people/${again?.id}`)).json<PersonPage>().facts
      const values = (facts: PersonPage['facts']) => [
        facts.position?.[0]?.value.company,
        facts.skill?.map(fact => fact.value.label),
      ]
      expect(values(theirs)).toEqual(values(said))
    },
  )

  it('rows that cannot be read are listed, mended in place, and come in', async () => {
    const id = await api.bring(alma, { 'u.csv': 'Full name,Email\nAna Reis,ana@reis.example\n,nobody\n' }, all)
    const [bad] = (await alma.get(`/api/imports/${id}/unread`)).json<{ rows: UnreadRow[] }>().rows
    expect(bad).toMatchObject({ place: expect.stringMatching(/u\.csv.*3/), fixed: false })
    expect((await alma.get(`/api/imports/${id}/unread.csv`)).headers.get('content-disposition')).toContain('attachment')
    expect(
      (await alma.post(`/api/imports/${id}/unread/${bad?.id}`, { row: { 'Full name': '', Email: 'still' } })).status,
    ).toBe(422)
    const mended = await alma.post(`/api/imports/${id}/unread/${bad?.id}`, {
      row: { 'Full name': 'Bo Lund', Email: 'bo@lund.example' },
    })
    expect(mended.json()).toMatchObject({ fixed: true })
    await api.fold()
    expect((await people('q=bo')).map(row => row.name)).toEqual(['Bo Lund'])
    await alma.post(`/api/imports/${id}/undo`)
    await api.fold()
    expect(await people()).toEqual([])
  })

  it('a cell that cannot be read is listed, and its row is in once', async () => {
    const id = await api.bring(
      alma,
      { 'u.csv': 'Full name,Email\nAna Reis,ana@reis.example\nWyn Dahl,wyn@@dahl\nBo Lund,bo@lund.example\n' },
      all,
    )
    expect((await people()).map(row => row.name).sort()).toEqual(['Ana Reis', 'Bo Lund', 'Wyn Dahl'])
    const { rows: listed, total } = (await alma.get(`/api/imports/${id}/unread`)).json<Page<UnreadRow>>()
    expect([total, listed]).toMatchObject([
      1,
      [
        {
          place: 'u.csv line 3',
          why: 'Column Email holds no email address. The row comes in; that cell is kept on the person as written.',
          row: null,
        },
      ],
    ])
    expect((await alma.get(`/api/imports/${id}/unread.csv`)).text).toContain('Column Email holds no email address')
    expect((await alma.get('/api/today')).json<Today>().tidy).toMatchObject({ rowsToFix: 0, unreadFiles: 0 })
  })

  it('a row that is mended but for one cell comes in, and the cell is listed', async () => {
    const id = await api.bring(alma, { 'u.csv': 'Full name,Email\nAna Reis,ana@reis.example\n,nobody\n' }, all)
    const [bad] = (await alma.get(`/api/imports/${id}/unread`)).json<Page<UnreadRow>>().rows
    const row = { 'Full name': 'Bo Lund', Email: 'bo@lund.example bo@@lund' }
    expect((await alma.post(`/api/imports/${id}/unread/${bad?.id}`, { row })).json()).toMatchObject({ fixed: true })
    expect((await people('q=bo')).map(one => one.name)).toEqual(['Bo Lund'])
    const { rows: listed } = (await alma.get(`/api/imports/${id}/unread`)).json<Page<UnreadRow>>()
    expect(listed.filter(one => !one.fixed).map(one => one.place)).toEqual([bad?.place])
  })
})

describe('whose', () => {
  it('an archive of somebody else says so before the first row, and its holder is who dropped it', async () => {
    const { id } = (await alma.post('/api/imports', { name: 'archive' })).json<ImportView>()
    for (const [path, content] of Object.entries(archiveOf('Idris Calder', 'idris-calder')))
      await alma.call('PUT', `/api/imports/${id}/files?path=${encodeURIComponent(path)}`, content)
    const asked = (await alma.post(`/api/imports/${id}/survey`)).json<ImportView>()
    expect(asked.state).toBe('asking')
    expect(asked.me.map(one => one.value)).toContain('Idris Calder')
    expect(asked.me.map(one => one.value)).toContain('https://www.linkedin.com/in/idris-calder')
    expect(asked.answers.visible).toBe('me')
    const shown = (await alma.get(`/api/imports/${id}/preview`)).json<ImportPreview>()
    expect(shown.people.map(one => one.name)).toContain('Zanthe Quillowmere')
    await alma.post(`/api/imports/${id}/start`)
    await workImport(api.workspace, () => {}, new AbortController().signal)
    await api.fold()
    expect((await view(id)).account).toBe(alma.account)
    const [zanthe] = await people('q=zanthe')
    const [answer] = await rows(zanthe?.id)
    expect(answer).toMatchObject({ direction: 'in', account: alma.account, access: 'mine' })
    expect((await people()).map(row => row.name)).not.toContain('Idris Calder')
  })
})

describe('mail', () => {
  const mine = { ...all, me: ['alma@house.example'], since: '2026-01-01' }
  const from = (sender: string, id: string, more: Partial<Parameters<typeof messageOf>[0]> = {}) => ({
    id,
    from: sender,
    to: 'alma@house.example',
    date: 'Mon, 02 Nov 2026 09:00:00 +0000',
    subject: `Subject ${id}`,
    text: `Text ${id}`,
    ...more,
  })

  it('that calls itself somebody else’s address is shown with its own, and is not theirs', async () => {
    const ceo = await alma.made('/api/people', { name: 'The Chief', email: 'ceo@us.example' })
    await api.bring(
      alma,
      {
        'm.mbox': mboxOf([
          from('"ceo@us.example" <evil@x.example>', 'a@x'),
          from('"The Chief" <ceo@xn--s-zfa.example>', 'b@x'),
        ]),
      },
      mine,
    )
    expect(await rows(ceo)).toEqual([])
    const evil = (await people()).find(row => row.email === 'evil@x.example')
    const [row] = await rows(evil?.id)
    const detail = (await alma.get(`/api/entries/${row?.entry}`)).json<EntryDetail>()
    expect(detail.people.map(one => one.address)).toContain('evil@x.example')
    expect(detail.people.map(one => one.person?.id)).not.toContain(ceo)
    expect((await alma.get('/api/same-person')).json<{ total: number }>().total).toBeLessThanOrEqual(1)
  })

  it('without a sensible date has the time at which it came; the order stays', async () => {
    const dated = (id: string, date: string) => from('Ana Reis <ana@reis.example>', id, { date })
    const raw = [
      'Thu, 01 Jan 1970 00:00:00 +0000',
      'Fri, 01 Jan 2099 00:00:00 +0000',
      'yesterday',
      'Mon, 02 Nov 2026 09:00:00',
    ]
      .map((date, n) => dated(`d${n}@x`, date))
      .map(mail => `From x Tue Nov 03 08:00:00 2026\r\n${messageOf(mail)}\r\n`)
    await api.bring(alma, { 'd.mbox': raw.join('') }, mine)
    const [ana] = await people()
    const times = (await rows(ana?.id)).map(row => row.at)
    expect(times.length).toBe(4)
    expect(times.every(at => at?.startsWith('2026-11-0'))).toBe(true)
    expect(await rows(ana?.id)).toEqual(await rows(ana?.id))
  })

  it('without an id, with another’s, or with one of ten kilobytes is each its own', async () => {
    const plain = messageOf(from('Ana Reis <ana@reis.example>', 'none@x')).replace(/^Message-ID:.*\r\n/m, '')
    const other = plain.replace('Text none@x', 'Another text')
    const twins = [
      from('Ana Reis <ana@reis.example>', 'twin@x', { text: 'one' }),
      from('Bo Lund <bo@lund.example>', 'twin@x', { text: 'two' }),
    ]
    const long = from('Ana Reis <ana@reis.example>', `${'l'.repeat(10_000)}@x`)
    const mbox = `${[plain, other].map(text => `From x Mon Nov 02 09:00:00 2026\r\n${text}\r\n`).join('')}${mboxOf([...twins, long])}`
    const first = await view(await api.bring(alma, { 'i.mbox': mbox }, mine))
    expect(first.progress.entries.kinds['email.received']).toBe(5)
    const snippets = (await Promise.all((await people()).map(row => rows(row.id))))
      .flat()
      .map(row => row.snippet)
      .sort()
    expect(snippets).toEqual(
      ['Another text', 'Text none@x', `Text ${'l'.repeat(10_000)}@x`.slice(0, 280), 'one', 'two'].sort(),
    )
    const again = await view(await api.bring(alma, { 'i.mbox': `${mbox}\r\n` }, mine))
    expect(again.progress.entries.new).toBe(0)
  })

  it('that refers to itself, in a ring, or to five thousand is a thread that ends', async () => {
    const refer = (id: string, references: string) =>
      messageOf(from('Ana Reis <ana@reis.example>', id)).replace(
        'MIME-Version',
        `References: ${references}\r\nIn-Reply-To: ${references.split(' ')[0]}\r\nMIME-Version`,
      )
    const many = Array.from({ length: 5000 }, (_, n) => `<r${n}@x>`).join('\r\n ')
    const texts = [refer('self@x', '<self@x>'), refer('p@x', '<q@x>'), refer('q@x', '<p@x>'), refer('many@x', many)]
    await api.bring(
      alma,
      { 'r.mbox': texts.map(text => `From x Mon Nov 02 09:00:00 2026\r\n${text}\r\n`).join('') },
      mine,
    )
    const [ana] = await people()
    const threads = await rows(ana?.id)
    expect(threads.reduce((sum, row) => sum + row.count, 0)).toBe(4)
    for (const { thread } of threads)
      if (thread) expect((await alma.get(`/api/people/${ana?.id}/line/thread/${thread}`)).status).toBe(200)
  })
})

describe('when something breaks', () => {
  it('an import that stops says so in words, keeps what it read, and goes on', async () => {
    const { owner } = api.workspace.db
    await owner`alter table ledger.payload add constraint boom check (body::text not like '%Boomhouse%')`
    const failed = api.bring(
      alma,
      {
        'b.csv': `Full name,Email,Company\n${Array.from({ length: 1500 }, (_, n) => `P${n} Q,p${n}@x.example,${n === 1400 ? 'Boomhouse' : 'Fine'}`).join('\n')}`,
      },
      all,
    )
    await expect(failed).rejects.toThrow('failed')
    const [stopped] = (await alma.get('/api/imports')).json<ImportView[]>()
    expect(stopped).toMatchObject({
      state: 'failed',
      problem: 'Reading stopped: something went wrong on our side. What was read is kept; going on reads the rest.',
    })
    await api.fold()
    const kept = (await people()).length
    expect(kept).toBeGreaterThan(0)
    await owner`alter table ledger.payload drop constraint boom`
    expect((await alma.post(`/api/imports/${stopped?.id}/resume`)).json<ImportView>().state).toBe('running')
    await workImport(api.workspace, () => {}, new AbortController().signal)
    await api.fold()
    expect((await view(stopped?.id ?? '')).state).toBe('done')
    expect((await alma.get('/api/people')).json<{ total: number }>().total).toBe(1500)
  })

  it('paused it waits, resumed it goes on; nothing twice', async () => {
    const { id } = (await alma.post('/api/imports', { name: 'long' })).json<ImportView>()
    const table = `Full name,Email\n${Array.from({ length: 5000 }, (_, n) => `P${n} Q,p${n}@x.example`).join('\n')}`
    await alma.call('PUT', `/api/imports/${id}/files?path=long.csv`, table)
    await alma.post(`/api/imports/${id}/survey`)
    await alma.call('PUT', `/api/imports/${id}/answers`, { me: [], ...all, since: null })
    await alma.post(`/api/imports/${id}/start`)
    let heard = 0
    const pauseOnce = () => void (heard++ === 0 && alma.post(`/api/imports/${id}/pause`))
    await workImport(api.workspace, pauseOnce, new AbortController().signal)
    const paused = await view(id)
    expect(paused.state).toBe('paused')
    await api.fold()
    const sofar = (await alma.get('/api/people')).json<{ total: number }>().total
    expect(sofar).toBeGreaterThan(0)
    expect(sofar).toBeLessThan(5000)
    expect(await workImport(api.workspace, () => {}, new AbortController().signal)).toBeNull()
    await alma.post(`/api/imports/${id}/resume`)
    const shown: ImportView['progress'][] = []
    const look = (): void => void view(id).then(({ progress }) => shown.push(progress))
    while (await workImport(api.workspace, look, new AbortController().signal));
    await api.fold()
    const done = await view(id)
    expect(done.state).toBe('done')
    // As if it had never waited: what the first reading brought is this import's own news.
    expect(done.progress).toMatchObject({
      read: 10_000,
      people: { new: 5000, changed: 0, unchanged: 0 },
      entries: { new: 10_000, unchanged: 0, kinds: { 'claim.name': 5000, 'claim.email': 5000 } },
    })
    for (const { read, people, entries } of shown) {
      expect(read).toBeGreaterThanOrEqual(paused.progress.read)
      expect(people.new).toBeGreaterThanOrEqual(paused.progress.people.new)
      expect(entries.new).toBeGreaterThanOrEqual(paused.progress.entries.new)
    }
    const [row] = await api.workspace.db.app<
      { n: number; distinct: number }[]
    >`select count(*)::int as n, count(distinct email)::int as distinct from card where opened`
    expect(row).toEqual({ n: 5000, distinct: 5000 })
  })

  it('a record whose original is gone or damaged says so, and is there', async () => {
    await api.bring(
      alma,
      {
        'o.mbox': mboxOf([
          {
            id: 'o@x',
            from: 'Ana Reis <ana@reis.example>',
            to: 'alma@house.example',
            date: 'Mon, 02 Nov 2026 09:00:00 +0000',
            subject: 'Kept',
            text: 'Kept text',
            attachment: { name: 'cv.pdf', content: '%PDF-1.4 x' },
          },
        ]),
      },
      { ...all, me: ['alma@house.example'] },
    )
    const [ana] = await people()
    const [row] = await rows(ana?.id)
    const detail = async () => (await alma.get(`/api/entries/${row?.entry}`)).json<EntryDetail>()
    const { original } = await detail()
    expect(original).toMatchObject({ problem: null })
    const folder = join(api.workspace.folder, 'originals')
    const file =
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).find(name => name.includes(original?.id ?? '?')) ?? ''
    writeFileSync(join(folder, file), 'not what it was')
    expect(await detail()).toMatchObject({ text: 'Kept text', original: { problem: 'damaged' } })
    for (const end of ['damaged', 'missing'] as const) {
      const answer = await alma.get(`/api/entries/${row?.entry}/original`)
      expect([
        answer.status,
        answer.headers.get('content-type'),
        answer.text.includes(end === 'missing' ? 'not in its store' : 'damaged'),
      ]).toEqual([404, 'application/problem+json', true])
      rmSync(join(folder, file), { force: true })
    }
    expect(await detail()).toMatchObject({ text: 'Kept text', title: 'Kept', original: { problem: 'missing' } })
    expect((await api.admin.get('/api/doctor')).text).toContain('missing or damaged')
  })
})
