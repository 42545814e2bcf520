import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from '#src/domain/draft.ts'
import { fixtureFile, memoryFile, onlyGroup, readAll, testContext } from '../table/memory-file.fixture.ts'
import { csv } from './index.ts'

const fixture = (name: string) => fixtureFile(new URL(`./fixtures/${name}`, import.meta.url))
const read = (name: string) => readAll(csv, [fixture(name)])
const bodies = (drafts: readonly Draft[], kind: string) =>
  drafts.filter(draft => draft.kind === kind).map(draft => draft.body)
const fieldsOf = async (name: string) => {
  const survey = await csv.survey(onlyGroup(csv, [fixture(name)]), testContext)
  return Object.fromEntries(survey.tables?.[0]?.columns.map(column => [column.name, column.field]) ?? [])
}
const text = (content: string) => readAll(csv, [memoryFile('people.csv', content)])

describe('a German table in windows-1252', () => {
  it('keeps umlauts, multi-line cells and lists', async () => {
    const { drafts, unread } = await read('german-semicolon.csv')
    expect(unread.map(({ place }) => place)).toEqual(['german-semicolon.csv line 3'])
    expect(bodies(drafts, 'claim.name')).toEqual([
      { full: 'Jürgen Größmann', given: 'Jürgen', family: 'Größmann' },
      { full: 'Zoë Straßer', given: 'Zoë', family: 'Straßer' },
    ])
    expect(bodies(drafts, 'claim.skill')).toEqual([
      { label: 'SAP (MM, SD)' },
      { label: 'Einkauf' },
      { label: 'Vertrieb' },
    ])
    expect(bodies(drafts, 'claim.wish')).toEqual([{ what: 'pay', text: '85.000 €' }])
    expect(bodies(drafts, 'claim.notice')).toEqual([{ text: '3 Monate' }])
    expect(bodies(drafts, 'person.owned')).toEqual([{ owner: 'Miriam' }, { owner: 'Jonas' }])
    const notes = drafts.filter(draft => draft.kind === 'note.written')
    expect(notes.map(note => note.text)).toEqual(['Rückruf nach Ostern', 'Mag Segeln;\nspricht Dänisch'])
    expect(notes[0]).toMatchObject({ channel: 'internal', direction: 'none', occurred: { precision: 'before' } })
  })

  it('honours do not contact with its reason, and never a plain no', async () => {
    const { drafts } = await read('german-semicolon.csv')
    const forbidden = drafts.filter(draft => draft.kind === 'contact.forbidden')
    expect(forbidden.map(draft => [draft.body, draft.people[0]?.identifiers[0]])).toEqual([
      [{ reason: 'hat widersprochen' }, { kind: 'email', value: 'zoe@example.de' }],
    ])
  })

  it('finds birthdays and leaves them out', async () => {
    const { drafts } = await read('german-semicolon.csv')
    expect((await fieldsOf('german-semicolon.csv')).Geburtsdatum).toBe('birthday')
    expect(JSON.stringify(drafts)).not.toMatch(/1971|1988/)
  })

  it('keeps an impossible date as text and says so; a last contact is no interaction', async () => {
    const { drafts } = await read('german-semicolon.csv')
    expect(bodies(drafts, 'claim.custom')).toEqual([
      { label: 'Letzter Kontakt', text: '31.12.2025' },
      { label: 'Letzter Kontakt', text: '30.02.2024', unreadable: 'date' },
    ])
  })
})

describe('other encodings and scripts', () => {
  it('Shift-JIS', async () => {
    const { drafts } = await read('japanese.csv')
    expect(bodies(drafts, 'claim.name')).toEqual([{ full: '山田太郎' }, { full: '佐藤花子' }])
    expect(bodies(drafts, 'claim.position')[0]).toEqual({ company: '株式会社サンプル', title: '部長', current: true })
    expect(drafts.filter(draft => draft.kind === 'contact.forbidden').map(draft => draft.people[0]?.name)).toEqual([
      '佐藤花子',
    ])
  })
  it('UTF-16 with tabs, Cyrillic', async () => {
    const { drafts } = await read('russian-tab.tsv')
    expect(bodies(drafts, 'claim.name')).toEqual([{ full: 'Олена Петровна Ткачук', given: 'Олена', family: 'Ткачук' }])
    expect(bodies(drafts, 'claim.phone')).toEqual([{ number: '+380441234567', label: 'Телефон' }])
  })
})

describe('headers', () => {
  it('skips the lines before the header, and maps the first of three equal names', async () => {
    const { drafts, unread } = await read('preamble.csv')
    expect(unread).toEqual([])
    expect(bodies(drafts, 'claim.name')).toEqual([{ full: 'Ana Köhler' }, { full: "Ben O'Brien-Smith" }])
    expect(bodies(drafts, 'claim.position')).toEqual([
      { company: 'Acme', current: true },
      { company: 'Acme', current: true },
    ])
    expect(bodies(drafts, 'claim.custom')).toEqual([
      { label: 'Company (2)', text: 'Globex' },
      { label: 'Company (3)', text: 'Initech' },
    ])
    expect(drafts[0]?.place).toBe('preamble.csv line 5')
  })

  it('believes the cells where they contradict the names', async () => {
    expect(await fieldsOf('misnamed.csv')).toEqual({ Email: 'name', Phone: 'email', Name: 'phone', Title: 'unmapped' })
  })

  it('maps the same table with columns in another order to the same drafts', async () => {
    const there = await text('Name,Email,City\nAna Köhler,ana@example.com,Berlin\n')
    const back = await text('City,Email,Name\nBerlin,ana@example.com,Ana Köhler\n')
    const essence = (drafts: readonly Draft[]) =>
      drafts.map(({ kind, key, body }) => JSON.stringify({ kind, key, body })).sort()
    expect(essence(back.drafts)).toEqual(essence(there.drafts))
  })

  it('reads a table without a header by its cells', async () => {
    const { drafts } = await text(
      'ana.koehler@example.com,Ana Köhler\nben.adler@example.com,Ben Adler\ncho.min@example.com,Cho Min\n',
    )
    expect(bodies(drafts, 'claim.name')).toEqual([{ full: 'Ana Köhler' }, { full: 'Ben Adler' }, { full: 'Cho Min' }])
  })

  it('keeps a column called __proto__ as a column', async () => {
    const { drafts } = await text('Name,__proto__,constructor\nAna Köhler,polluted,yes\n')
    expect(bodies(drafts, 'claim.custom')).toEqual([
      { label: '__proto__', text: 'polluted' },
      { label: 'constructor', text: 'yes' },
    ])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(({} as { admin?: boolean }).admin).toBeUndefined()
  })

  it('uses a remembered mapping', async () => {
    const file = memoryFile('people.csv', 'Name,Email,Nickname\nAna Köhler,ana@example.com,Berlin\n')
    const shape = (await csv.survey(onlyGroup(csv, [file]), testContext)).tables?.[0]?.shape ?? ''
    const { drafts } = await readAll(csv, [file], {
      ...testContext,
      mappings: { [shape]: { Nickname: 'place', Email: 'skip' } },
    })
    expect(bodies(drafts, 'claim.place')).toEqual([{ text: 'Berlin' }])
    expect(bodies(drafts, 'claim.email')).toEqual([])
  })

  it("takes nobody else's address for the person's", async () => {
    const { drafts } = await text(
      'Name,Manager email,Email,Email opened\nAna Köhler,boss@example.com,ana@example.com,2024-01-02\n',
    )
    expect(bodies(drafts, 'claim.email')).toEqual([{ address: 'ana@example.com', label: 'Email' }])
  })

  it('takes two profile columns for two people and joins nobody', async () => {
    const { drafts } = await text(
      'Name,Profile A,Profile B\nAna Köhler,linkedin.com/in/ana,linkedin.com/in/ben\nCho Min,linkedin.com/in/cho,linkedin.com/in/dee\n',
    )
    expect(bodies(drafts, 'claim.profile')).toEqual([])
  })
})

describe('damage', () => {
  it('lists what cannot be read with line and reason, keeps the rest, shifts nothing', async () => {
    const { drafts, unread } = await read('ragged.csv')
    expect(bodies(drafts, 'claim.name').map(body => body.full)).toEqual(['Ana Köhler', 'Dee Roy', 'Eve "E" Lee'])
    expect(unread.map(item => [item.place, item.why])).toEqual([
      ['ragged.csv line 3', 'The line has 2 cells, the table 3 columns.'],
      ['ragged.csv line 4', 'The line has 4 cells, the table 3 columns.'],
      ['ragged.csv line 6', 'The row has neither a name nor an address, phone, profile or id.'],
      ['ragged.csv line 8', 'A quotation mark is opened on line 8 and never closed.'],
    ])
    expect(unread[1]?.row).toEqual({ Name: 'Cho Min', Email: 'cho@example.com', City: 'Seoul', 'Column 4': 'extra' })
    expect(bodies(drafts, 'claim.place').map(body => body.text)).toContain('=HYPERLINK("http://evil.example")')
  })

  it('keeps a cell of 400 KB, and says when nothing in a table names anybody', async () => {
    const long = 'word '.repeat(80_000)
    const { drafts } = await text(`Name,Email,Notes\nAna Köhler,ana@example.com,"${long}\nend"\n`)
    expect(drafts.find(draft => draft.kind === 'note.written')?.text).toHaveLength(long.length + 4)
    const { unread } = await text('Colour,Weight\nred,3\nblue,4\n')
    expect(unread.map(item => item.why)).toEqual([
      'No column holds a name, an email, a phone or a profile. Columns: Colour, Weight.',
    ])
  })

  it('refuses ten thousand columns and a line of many megabytes, in words', async () => {
    const wide = `${Array.from({ length: 10_000 }, (_, at) => `c${at}`).join(',')}\n`
    expect((await text(wide)).unread[0]?.why).toBe('The row has 10000 columns; at most 2000 can be read.')
    const { unread, drafts } = await text(
      `Name,Email\nAna Köhler,ana@example.com\n${'x'.repeat(6_000_000)},y\nBen Adler,ben@example.com\n`,
    )
    expect(unread.map(item => item.why)).toEqual(['The line is longer than 4 MB.'])
    expect(bodies(drafts, 'claim.name').map(body => body.full)).toEqual(['Ana Köhler', 'Ben Adler'])
  })

  it('goes on after a quotation mark that never closes', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, at) => `Ana Köhler,ana${at}@example.com,${'Berlin '.repeat(25)}`,
    ).join('\n')
    const { drafts, unread } = await text(`Name,Email,City\nBen Adler,"ben@example.com,Ulm\n${rows}\n`)
    expect(unread.map(item => item.place)).toEqual(['people.csv line 2'])
    expect(unread[0]?.row).toEqual({ Name: 'Ben Adler', Email: 'ben@example.com', City: 'Ulm' })
    expect(bodies(drafts, 'claim.email')).toHaveLength(30_000)
  })

  it('never throws, never shifts, and gives the same drafts twice', async () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '"',
        '""',
        '\n',
        '\r\n',
        ',',
        ';',
        'ana@example.com',
        'Ana Köhler',
        '+49 151 23456789',
        '__proto__',
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }),
        fc.constantFrom(',', ';', '\t'),
        async (rows, cut) => {
          const content = `Name${cut}Email${cut}City\n${rows.map(row => row.join(cut)).join('\n')}`
          const first = await text(content)
          expect(await text(content)).toEqual(first)
          for (const draft of first.drafts) expect(draft.people[0]?.identifiers.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('who a row is about', () => {
  it('a row without identifiers is its own record; the same row twice is one', async () => {
    const { drafts } = await text('Name,City\nAna Köhler,Berlin\nAna Köhler,Ulm\nAna Köhler,Berlin\n')
    const personas = drafts.filter(draft => draft.kind === 'claim.name').map(draft => draft.people[0]?.identifiers[0])
    expect(personas.map(persona => persona?.kind)).toEqual(['record', 'record', 'record'])
    expect(personas[0]).toEqual(personas[2])
    expect(personas[0]).not.toEqual(personas[1])
  })
  it('a shared mailbox or a switchboard identifies nobody', async () => {
    const { drafts } = await text('Name,Email,Work phone\nAna Köhler,info@example.com,+49 30 1234567\n')
    expect(drafts[0]?.people[0]?.identifiers.map(identifier => identifier.kind)).toEqual(['record'])
    expect(drafts.map(draft => draft.kind)).toEqual(['claim.name', 'claim.email', 'claim.phone'])
  })
  it('a last contact of a known kind is an interaction on its day', async () => {
    const { drafts } = await text(
      'Name,Email,Last contacted,Last contact type\nAna Köhler,ana@example.com,05.06.2024,Phone call\nBen Adler,ben@example.com,05.06.2024,?\n',
    )
    const calls = drafts.filter(draft => draft.kind === 'call.made')
    expect(calls.map(draft => [draft.people[0]?.name, draft.occurred.at, draft.channel])).toEqual([
      ['Ana Köhler', '2024-06-05T00:00:00.000Z', 'phone'],
    ])
  })
  it.each([
    ['Status', 'Blacklisted', true],
    ['Tags', 'warm; Nicht kontaktieren', true],
    ['Do not contact', 'asked us in May to stop', true],
    ['Do not contact', 'FALSE', false],
    ['Email opt out', '0', false],
    ['May be contacted', 'nein', true],
    ['May be contacted', 'ja', false],
    ['Status', 'Contacted', false],
  ])('%s: %s forbids contact: %s', async (column, cell, forbids) => {
    const { drafts } = await text(`Name,Email,${column}\nAna Köhler,ana@example.com,${cell}\n`)
    expect(drafts.some(draft => draft.kind === 'contact.forbidden')).toBe(forbids)
  })
  it('names of every kind stay as they are', async () => {
    const names = [
      'X',
      'Null',
      'Test',
      'O\u2019Brien-Smith',
      'محمد علي',
      'Nguyễn Văn Đức',
      '🎻 Violin',
      'a'.repeat(300),
    ]
    const { drafts } = await text(`Name,Email\n${names.map((name, at) => `${name},p${at}@example.com`).join('\n')}\n`)
    expect(bodies(drafts, 'claim.name').map(body => body.full)).toEqual(names)
  })
})
