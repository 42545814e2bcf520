import { describe, expect, it } from 'vitest'
import { isUnread } from '#src/domain/draft.ts'
import type { ReadContext, SourceFile } from '../source.ts'
import { draftsOf } from './claims.ts'
import { couldBeCv } from './could-be.ts'
import { cvAt } from './index.ts'
import { parseCv } from './parse.ts'
import { handMadePdf, shortCv, textPage } from './pdf.fixture.ts'
import { docxOf, wordCv, zipOf } from './zip.fixture.ts'

const now = '2026-11-03T10:00:00Z'
const context: ReadContext = { isMe: () => false, isMyName: () => false, mappings: {}, now, country: 'GB' }
const pdf = handMadePdf({ pages: [textPage(shortCv)] })

const fileOf = (path: string, bytes: Uint8Array, modified: string | null = null): SourceFile => ({
  path,
  size: bytes.length,
  modified,
  head: bytes.subarray(0, 65_536),
  async *open() {
    yield bytes
  },
})

async function drafts(bytes: Uint8Array, path = 'CVs/imogen.pdf', modified: string | null = '2026-10-01T08:00:00Z') {
  return [...draftsOf(await parseCv(bytes), { path, name: 'imogen.pdf', bytes, modified }, now, 'GB')]
}

describe('what a CV claims', () => {
  it('begins with the CV itself, kept as it came', async () => {
    const [first] = await drafts(pdf)
    expect(first).toMatchObject({
      kind: 'cv.received',
      direction: 'in',
      family: 'file',
      occurred: { at: '2026-10-01T08:00:00Z', precision: 'before' },
      seenAt: '2026-10-01T08:00:00Z',
      people: [
        {
          role: 'author',
          name: 'Imogen Thistlewood',
          identifiers: [
            { kind: 'email', value: 'imogen@posteo.example' },
            { kind: 'phone', value: '+447700900123' },
          ],
        },
      ],
      original: { mediaType: 'application/pdf', name: 'imogen.pdf' },
      text: expect.stringContaining('Ashdown Hospital'),
    })
    expect(first?.key).toHaveLength(1)
  })

  it('claims each value, with its place and confidence', async () => {
    const all = await drafts(pdf)
    const claims = all.slice(1)
    expect(new Set(claims.map(({ kind }) => kind))).toEqual(
      new Set(['claim.name', 'claim.email', 'claim.phone', 'claim.place', 'claim.position', 'claim.education']),
    )
    expect(claims.find(({ kind }) => kind === 'claim.position')).toMatchObject({
      body: {
        company: 'Ashdown Hospital',
        title: 'Staff Nurse',
        from: '2019-03',
        current: true,
        found: {
          page: 1,
          box: [expect.any(Number), expect.any(Number), expect.any(Number), expect.any(Number)],
          confidence: expect.any(Number),
        },
      },
      companies: [{ role: 'employer', name: 'Ashdown Hospital' }],
      contentInKey: true,
      place: 'CVs/imogen.pdf, page 1',
    })
  })

  it('gives the same entries wherever the file lies', async () => {
    const identity = (list: Awaited<ReturnType<typeof drafts>>) =>
      list.map(({ family, key, kind, contentInKey, body }) =>
        JSON.stringify([family, key, kind, contentInKey ? body : null]),
      )
    expect(identity(await drafts(pdf))).toEqual(identity(await drafts(pdf, 'other/place.pdf', null)))
  })

  it('stands for itself where it names no address', async () => {
    const lines = shortCv.filter(line => typeof line !== 'string' || !line.includes('@'))
    const [first] = await drafts(handMadePdf({ pages: [textPage(lines)] }))
    expect(first?.people[0]?.identifiers[0].kind).toBe('record')
  })
})

describe('the connector', () => {
  it('tells files that can be CVs by their bytes', async () => {
    const docx = await docxOf(wordCv)
    expect(couldBeCv(fileOf('a.bin', pdf))).toBe(true)
    expect(couldBeCv(fileOf('a.docx', docx))).toBe(true)
    expect(couldBeCv(fileOf('cv.pdf', new TextEncoder().encode('MZ\u0090 %PDF')))).toBe(false)
    expect(couldBeCv(fileOf('a.zip', await zipOf({ 'notes.txt': 'x' })))).toBe(false)
    expect(couldBeCv(fileOf('notes.txt', new TextEncoder().encode('Milk, bread, eggs')))).toBe(false)
    expect(
      couldBeCv(fileOf('cv.txt', new TextEncoder().encode('Imogen\n\nWORK EXPERIENCE\nNurse\n\nEDUCATION\nBSc'))),
    ).toBe(true)
    expect(couldBeCv(fileOf('list.json', new TextEncoder().encode('{"rows":[]}')))).toBe(false)
    expect(couldBeCv(fileOf('resume.json', new TextEncoder().encode('{"basics": {"name":"A"}}')))).toBe(true)
  })

  it('lists what cannot be read with its place and reason, and goes on', async () => {
    const files = [fileOf('bad.pdf', pdf.subarray(0, 50)), fileOf('good.pdf', pdf)]
    const connector = cvAt(parseCv)
    const items = []
    for (const group of connector.recognise(files))
      for await (const item of connector.read(group, context)) items.push(item)
    expect(items.filter(isUnread)).toEqual([
      { unread: true, place: 'bad.pdf', why: expect.stringContaining('damaged') },
    ])
    expect(items.filter(item => !isUnread(item) && item.kind === 'cv.received')).toHaveLength(1)
  })
})
