import { createRequire } from 'node:module'
import type ExcelJS from 'exceljs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Draft } from '#src/domain/draft.ts'
import { makeZip } from '../intake/zip.fixture.ts'
import type { SourceFile } from '../source.ts'
import { memoryFile, onlyGroup, readAll, testContext } from '../table/memory-file.fixture.ts'
import { xlsx } from './index.ts'

const { Workbook }: typeof ExcelJS = createRequire(import.meta.url)('exceljs')

async function made(fill: (book: ExcelJS.Workbook) => void, path = 'people.xlsx'): Promise<SourceFile> {
  const book = new Workbook()
  fill(book)
  return memoryFile(path, new Uint8Array(await book.xlsx.writeBuffer()), 4096)
}

const bodies = (drafts: readonly Draft[], kind: string) =>
  drafts.filter(draft => draft.kind === kind).map(draft => draft.body)

describe('a workbook', () => {
  it('shows dates and numbers as people see them', async () => {
    const file = await made(book => {
      const sheet = book.addWorksheet('People')
      sheet.addRow([
        'Name',
        'Email',
        'Personnel number',
        'Available from',
        'Seen',
        'Started',
        'Share',
        'Sum',
        'Score',
        'Link',
      ])
      const row = sheet.addRow([
        'Ana Köhler',
        { text: 'ana@example.com', hyperlink: 'mailto:ana@example.com' },
        42,
        new Date(Date.UTC(2026, 4, 1)),
        new Date(Date.UTC(2025, 10, 3, 14, 30)),
        new Date(Date.UTC(2019, 2, 1)),
        0.25,
        85000,
        0.1 + 0.2,
        { formula: 'A1&"x"', result: 'Namex' },
      ])
      const formats = [undefined, undefined, '00000', 'dd.mm.yyyy', 'dd/mm/yyyy hh:mm', 'mmm yyyy', '0%', '#,##0.00']
      for (const [at, format] of formats.entries()) if (format) row.getCell(at + 1).numFmt = format
    })
    const { drafts, unread } = await readAll(xlsx, [file])
    expect(unread).toEqual([])
    expect(bodies(drafts, 'claim.email')).toEqual([{ address: 'ana@example.com', label: 'Email' }])
    expect(bodies(drafts, 'claim.availability')).toEqual([{ text: '2026-05-01' }])
    expect(Object.fromEntries(bodies(drafts, 'claim.custom').map(body => [body.label, body.text]))).toEqual({
      'Personnel number': '00042',
      Seen: '2025-11-03 14:30',
      Started: '2019-03',
      Share: '25%',
      Sum: '85,000.00',
      Score: '0.3',
      Link: 'Namex',
    })
    expect(drafts[0]?.place).toBe('people.xlsx row 2')
  })

  it('reads every visible sheet as a table of its own, under a title, with empty cells at the ends', async () => {
    const file = await made(book => {
      const first = book.addWorksheet('Clients')
      first.addRow(['Our clients, November'])
      first.addRow([])
      first.addRow(['Name', 'Company', 'Email', 'Do not contact'])
      first.addRow(['Ben Adler', 'Acme'])
      first.addRow(['Cho Min', null, 'cho@example.com', true])
      book.addWorksheet('Empty')
      book.addWorksheet('Kandidaten').addRows([
        ['Vorname', 'Nachname'],
        ['Jürgen', 'Größmann'],
      ])
      book.addWorksheet('Lists', { state: 'hidden' }).addRows([['Name'], ['Nobody']])
    })
    const { drafts, unread } = await readAll(xlsx, [file])
    expect(bodies(drafts, 'claim.name').map(body => body.full)).toEqual(['Ben Adler', 'Cho Min', 'Jürgen Größmann'])
    expect(drafts.find(draft => draft.kind === 'contact.forbidden')?.people[0]?.name).toBe('Cho Min')
    expect(drafts.at(-1)?.place).toBe('people.xlsx, sheet Kandidaten row 2')
    expect(unread.map(item => item.place)).toEqual(['people.xlsx, sheet Lists'])
    const survey = await xlsx.survey(onlyGroup(xlsx, [file]), testContext)
    expect(survey.counts).toEqual([{ noun: 'rows', count: 3 }])
    expect(survey.tables?.map(table => table.path)).toEqual([
      'people.xlsx, sheet Clients',
      'people.xlsx, sheet Kandidaten',
    ])
  })

  it('joins sheets that point at each other by ids', async () => {
    const file = await made(book => {
      book.addWorksheet('Candidates').addRows([
        ['Candidate ID', 'Name', 'Email'],
        [11, 'Ana Köhler', 'ana@example.com'],
        [12, 'Ben Adler', 'ben@example.com'],
      ])
      book.addWorksheet('Notes').addRows([
        ['ID', 'Candidate ID', 'Type', 'Text', 'Date', 'Author'],
        [1, 11, 'Call', 'Likes Leipzig', new Date(Date.UTC(2024, 0, 5)), 'Miriam Okafor'],
        [2, 99, 'Call', 'Lost', new Date(Date.UTC(2024, 0, 5)), ''],
      ])
    })
    const { drafts, unread } = await readAll(xlsx, [file])
    const call = drafts.find(draft => draft.kind === 'call.made')
    expect(call).toMatchObject({
      text: 'Likes Leipzig',
      body: { author: 'Miriam Okafor' },
      occurred: { at: '2024-01-05T00:00:00.000Z', precision: 'day' },
    })
    expect(call?.people[0]?.identifiers[0]).toEqual(
      drafts.find(draft => draft.body.full === 'Ana Köhler')?.people[0]?.identifiers[0],
    )
    expect(unread.map(item => item.place)).toEqual(['people.xlsx, sheet Notes row 3'])
  })

  it('counts from 1904 where the workbook does', async () => {
    const file = await made(book => {
      book.properties.date1904 = true
      const sheet = book.addWorksheet('People')
      sheet.addRow(['Name', 'Available from'])
      sheet.addRow(['Ana Köhler', new Date(Date.UTC(2026, 4, 1))]).getCell(2).numFmt = 'yyyy-mm-dd'
    })
    const { drafts } = await readAll(xlsx, [file])
    expect(bodies(drafts, 'claim.availability')).toEqual([{ text: '2026-05-01' }])
  })
})

describe('what is no workbook', () => {
  it('is refused in words', async () => {
    const old = memoryFile('old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    const cut = memoryFile('cut.xlsx', Buffer.from('504b0304deadbeef', 'hex'))
    const { unread } = await readAll(xlsx, [old, cut])
    expect(unread.map(item => item.why)).toEqual([
      'It is a workbook of the old kind (.xls) or locked with a password. Save it as .xlsx without a password.',
      'The workbook is damaged: it cannot be unpacked.',
    ])
  })

  it('a sheet that unpacks to a thousand times its size is refused while it unpacks', async () => {
    const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>'
    const bomb = makeZip([
      {
        name: 'xl/workbook.xml',
        data: '<workbook><sheets><sheet name="People" sheetId="1" r:id="r1"/></sheets></workbook>',
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        data: '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        data: `<worksheet><sheetData>${row}${' '.repeat(48 * 1024 * 1024)}</sheetData></worksheet>`,
      },
    ])
    expect(bomb.length).toBeLessThan(200_000)
    const { unread } = await readAll(xlsx, [memoryFile('bomb.xlsx', bomb, 65_536)])
    expect(unread.map(item => item.why)).toContain('Refused: it unpacks to more than 200 times its size.')
  })

  it('never throws on damage', async () => {
    const whole = await made(book =>
      book.addWorksheet('People').addRows([
        ['Name', 'Email'],
        ['Ana Köhler', 'ana@example.com'],
      ]),
    )
    const bytes: number[] = []
    for await (const piece of whole.open()) bytes.push(...piece)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { maxLength: 12 }),
        fc.nat(bytes.length),
        async (flips, cut) => {
          const damaged = Uint8Array.from(bytes.slice(0, Math.max(8, bytes.length - (cut % 64))))
          for (const [at, byte] of flips) if (at > 4 && at < damaged.length) damaged[at] = byte
          const { drafts, unread } = await readAll(xlsx, [memoryFile('damaged.xlsx', damaged)])
          expect(drafts.length + unread.length).toBeGreaterThan(0)
        },
      ),
      { numRuns: 200 },
    )
  })
})
