import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { CvThreads } from '../apart.ts'
import { parseCv } from '../parse.ts'
import { handMadePdf, shortCv } from '../pdf.fixture.ts'
import { recognitionIn } from './recogniser.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-ocr-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const [wide, high] = [800, 1120]

/** What a programme for text recognition would say of a scan of these lines, 40 pixels apart, each word 15 a letter. */
const seen = shortCv.map((line, at) => {
  const { text, size = 11 } = typeof line === 'string' ? { text: line } : line
  const base = 60 + at * 40
  let x = 80
  const words = text.split(' ').map(word => {
    const bbox = { x0: x, y0: base - 20, x1: x + word.length * 12, y1: base + 4 }
    x = bbox.x1 + 8
    return { text: word, confidence: 90, bbox }
  })
  return { baseline: { x0: 80, y0: base, x1: x, y1: base }, rowAttributes: { rowHeight: size * 1.4 }, words }
})
const speck = {
  baseline: { x0: 700, y0: 900, x1: 710, y1: 900 },
  rowAttributes: { rowHeight: 20 },
  words: [{ text: '~~', confidence: 8, bbox: { x0: 700, y0: 880, x1: 710, y1: 900 } }],
}

/** A stand-in for the programme, where it would lie: it answers the scan above, and nothing to a picture of another size. */
const engine = `module.exports = {
  createWorker: async (languages, mode, options) => {
    if (languages.join() !== 'deu,eng' || options.cacheMethod !== 'none' || !options.langPath) throw new Error('wrong call')
    return {
      setParameters: async () => {},
      recognize: async picture => ({ data: { blocks: picture.subarray(0, 12).toString('latin1') === 'P4\\n${wide} ${high}\\n'
        ? [{ paragraphs: [{ lines: ${JSON.stringify([...seen, speck])} }] }] : null } }),
      terminate: async () => {},
    }
  },
}`
mkdirSync(join(folder, 'node_modules', 'tesseract.js'), { recursive: true })
writeFileSync(join(folder, 'node_modules', 'tesseract.js', 'package.json'), '{"name":"tesseract.js","main":"index.js"}')
writeFileSync(join(folder, 'node_modules', 'tesseract.js', 'index.js'), engine)
for (const language of ['eng', 'deu']) writeFileSync(join(folder, `${language}.traineddata.gz`), '')

/** A page that is a picture of one bit a pixel, as a fax is. */
const fax = (width: number, height: number): Uint8Array =>
  handMadePdf({
    pages: [
      `q 500 0 0 700 40 60 cm BI /W ${width} /H ${height} /BPC 1 /CS /G ID ${'\u0000'.repeat(Math.ceil(width / 8) * height)} EI Q`,
    ],
  })

describe('a CV that is a picture', () => {
  it('needs recognition as long as nobody has set one up', async () => {
    await expect(parseCv(fax(wide, high))).rejects.toMatchObject({ code: 'needs-ocr' })
    expect(recognitionIn(tmpdir())).toBeNull()
  })

  it('is read with what a folder holds, each value with its place and less sure, and says so', async () => {
    const found = recognitionIn(folder)
    expect(found).toMatchObject({ languages: ['deu', 'eng'], packed: true })
    const threads = new CvThreads({ milliseconds: 30_000, megabytes: 256, recognition: found })
    const { json, places } = await threads.read(fax(wide, high))
    await threads.close()
    expect(json).toMatchObject({
      basics: { name: 'Imogen Thistlewood', email: 'imogen@posteo.example' },
      work: [{ name: 'Ashdown Hospital', position: 'Staff Nurse' }, { name: 'Northgate Clinic' }],
      education: [{ institution: 'University of Westmarch' }],
      meta: { throughline: { warnings: [{ code: 'recognised' }] } },
    })
    expect(JSON.stringify(json)).not.toContain('~~')
    expect(json).toMatchObject({ meta: { throughline: { '/basics/name': places['/basics/name'] } } })
    for (const { confidence, page } of Object.values(places)) {
      expect(confidence).toBeLessThanOrEqual(0.9)
      expect(page).toBe(1)
    }
    // One wrong letter in it makes it somebody else's: said to be doubtful.
    expect(places['/basics/email']?.confidence).toBeLessThan(0.8)
    // The scan lies 40 points from the left and its first letter 80 of 800 pixels into it.
    expect(places['/basics/name']?.box?.[0]).toBeCloseTo(90, 0)
  }, 60_000)

  it('without a letter on it is refused in words', async () => {
    await expect(parseCv(fax(wide, 400), {}, recognitionIn(folder))).rejects.toMatchObject({
      code: 'empty',
      message: expect.stringContaining('no text could be recognised'),
    })
  })
})
