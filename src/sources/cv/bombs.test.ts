import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { CvThreads } from './apart.ts'
import { parseCv } from './parse.ts'
import { handMadePdf, shortCv, textPage } from './pdf.fixture.ts'
import { zipOf } from './zip.fixture.ts'

const threads = new CvThreads()
afterAll(() => threads.close())

const megabyte = 1024 * 1024

/** A PDF whose one page is drawn by a stream that unpacks to so many megabytes, so many times over. */
function bomb(megabytes: number, times = 1): Uint8Array {
  let packed = deflateSync(Buffer.alloc(megabytes * megabyte, '0 0 m\n'))
  for (let i = 1; i < times; i++) packed = deflateSync(packed)
  const head = Buffer.from(
    `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n` +
      `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>\nendobj\n` +
      `4 0 obj\n<< /Length ${packed.length} /Filter [${'/FlateDecode '.repeat(times)}] >>\nstream\n`,
    'latin1',
  )
  return new Uint8Array(
    Buffer.concat([head, packed, Buffer.from('\nendstream\nendobj\ntrailer\n<< /Size 5 /Root 1 0 R >>\n%%EOF\n')]),
  )
}

describe('a PDF made to break its reader', () => {
  it.each([
    ['that unpacks to a gigabyte', () => bomb(1024)],
    ['packed twice over', () => bomb(512, 2)],
  ])(
    '%s is given up, in little memory, and the next is read',
    async (_, make) => {
      const bytes = make()
      const before = process.memoryUsage.rss()
      let most = 0
      const watch = setInterval(() => {
        most = Math.max(most, process.memoryUsage.rss() - before)
      }, 20)
      await expect(threads.read(bytes)).rejects.toMatchObject({ code: expect.stringMatching(/too-large|too-slow/) })
      clearInterval(watch)
      expect(most).toBeLessThan(400 * megabyte)
      const { json } = await threads.read(handMadePdf({ pages: [textPage(shortCv)] }))
      expect(json).toMatchObject({ basics: { name: 'Imogen Thistlewood' } })
    },
    60_000,
  )

  it('of a hundred thousand pages is no CV, and is not looked through', async () => {
    const pdf = handMadePdf({ pages: [textPage(shortCv), ...Array.from({ length: 99_999 }, () => '')] })
    await expect(threads.read(pdf)).rejects.toMatchObject({
      code: 'too-large',
      message: 'The PDF has 100,000 pages: it is no CV.',
    })
  }, 60_000)
})

describe('a file that is two things', () => {
  it('a PDF with a ZIP behind it is read as what its first bytes say, and the ZIP left alone', async () => {
    const zip = await zipOf({ 'word/document.xml': '<w:document/>', 'evil.js': 'alert(1)' })
    const { json, mediaType } = await parseCv(
      new Uint8Array(Buffer.concat([handMadePdf({ pages: [textPage(shortCv)] }), zip])),
    )
    expect(mediaType).toBe('application/pdf')
    expect(json).toMatchObject({ basics: { name: 'Imogen Thistlewood' } })
  })

  it('a ZIP with a PDF in it is a ZIP', async () => {
    const zip = Buffer.from(
      await zipOf({ 'cv.pdf': Buffer.from(handMadePdf({ pages: [textPage(shortCv)] })).toString('latin1') }),
    )
    await expect(parseCv(new Uint8Array(zip))).rejects.toMatchObject({
      code: 'not-a-document',
      message: expect.stringContaining('ZIP'),
    })
  })

  it('a PDF that begins as a page of HTML is read as a PDF, and nothing of the page is run or kept', async () => {
    const html = Buffer.from('<html><script>fetch("https://evil.example")</script><!--\n')
    const { json, text } = await parseCv(
      new Uint8Array(Buffer.concat([html, handMadePdf({ pages: [textPage(shortCv)] })])),
    )
    expect(text).not.toContain('evil')
    expect(json).toMatchObject({ basics: { name: 'Imogen Thistlewood' } })
  })

  it('a file to try virus scanners with is called what it is', async () => {
    const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS', '-TEST-FILE!$H+H*'].join('')
    await expect(parseCv(new TextEncoder().encode(eicar))).rejects.toMatchObject({
      code: 'not-a-document',
      message: expect.stringContaining('virus scanner'),
    })
  })
})
