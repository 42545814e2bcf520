import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CvThreads, type ReadCv } from './apart.ts'
import { parseCv } from './parse.ts'
import { handMadePdf, shortCv, textPage } from './pdf.fixture.ts'
import { UnreadableCv } from './unreadable.ts'
import { docxOf, wordCv } from './zip.fixture.ts'

/** Either a resume or a refusal in words; nothing else may come out. */
async function settles(bytes: Uint8Array, read: ReadCv = parseCv): Promise<void> {
  try {
    const { json, places } = await read(bytes)
    expect(JSON.parse(JSON.stringify(json))).toEqual(json)
    for (const place of Object.values(places)) expect(place.confidence).toBeLessThanOrEqual(1)
  } catch (error) {
    expect(error).toBeInstanceOf(UnreadableCv)
  }
}

const changes = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 12 })

const changed = (bytes: Uint8Array, list: readonly (readonly [number, number])[]): Uint8Array => {
  const copy = new Uint8Array(bytes)
  for (const [at, value] of list) copy[at % copy.length] = value
  return copy
}

const words = fc.constantFrom(
  'Imogen Thistlewood',
  'Work Experience',
  'Education',
  'Skills:',
  '2019 – 2021',
  'seit 2020',
  '•',
  '-',
  '\t',
  '\n',
  '   ',
  'Ashdown Hospital',
  'Leeds, UK',
  'a@b.example',
  '職歴',
  'שלום',
  '١٩٩٩',
  '(',
  ')',
  '"',
  '年',
  'https://x.example/',
  '\u00ad',
  '\u202e',
  '★★★',
  'PhD in',
  'Inc.',
  '/',
  ',',
)

describe('whatever comes in', () => {
  it('bytes of any kind', async () => {
    const heads = ['', '%PDF-1.7\n', 'PK\x03\x04', '{\\rtf1 ', '<html>', '<?xml ', '{"basics":', '\xef\xbb\xbf']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), (head, tail) =>
        settles(new Uint8Array(Buffer.concat([Buffer.from(head, 'latin1'), tail]))),
      ),
      { numRuns: 200 },
    )
  })

  it('text of a CV’s words in any order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 120 }), parts =>
        settles(new TextEncoder().encode(parts.join(' '))),
      ),
      { numRuns: 200 },
    )
  })

  it('PDFs with bytes changed', async () => {
    const pdfs = [
      handMadePdf({ pages: [textPage(shortCv)] }),
      new Uint8Array(readFileSync(new URL('./fixtures/linkedin-fr.pdf', import.meta.url))),
    ]
    // pdf.js itself may loop over a broken file: that is what threads are for.
    const threads = new CvThreads({ milliseconds: 4000, megabytes: 512 })
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...pdfs), changes, (pdf, list) => settles(changed(pdf, list), threads.read)),
      { numRuns: 100, endOnFailure: true },
    )
    await threads.close()
  }, 240_000)

  it('Word documents with bytes changed', async () => {
    const docx = await docxOf(wordCv)
    await fc.assert(
      fc.asyncProperty(changes, list => settles(changed(docx, list))),
      { numRuns: 200 },
    )
  })

  it('pages with text anywhere on them', async () => {
    const line = fc.record({
      text: words.filter(text => /^[\x20-\x7e]+$/.test(text)),
      x: fc.integer({ min: -50, max: 600 }),
      y: fc.integer({ min: -50, max: 900 }),
      size: fc.integer({ min: 1, max: 40 }),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 60 }), lines => settles(handMadePdf({ pages: [textPage(lines)] }))),
      { numRuns: 100 },
    )
  })

  it('long runs of one character do not hang it', async () => {
    for (const text of [' ', '(', '-', 'a', '1', ',', '年', '@', '/', '.', '\t', '<', '['])
      await settles(
        new TextEncoder().encode(
          `Imogen Thistlewood\nWork Experience\nSkills\n${text.repeat(60_000)}\nEducation\n2019`,
        ),
      )
  }, 60_000)
})
