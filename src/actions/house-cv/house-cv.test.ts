import { describe, expect, it } from 'vitest'
import { defaultCvStyle, type HouseCv } from '#src/domain/house-cv.ts'
import { parseCv } from '#src/sources/cv/parse.ts'
import { cvAsDocx } from './docx.ts'
import { logo } from './logo.fixture.ts'
import { cvAsPdf } from './pdf.ts'
import { pngSize } from './png-size.ts'

const of = (title: string): HouseCv => ({
  title,
  headline: 'Controls engineer',
  contact: ['Aarhus', 'x@mail.example'],
  sections: [
    { head: 'Profile', items: [], blocks: [{ text: '#panic("no") *not bold* $x$ \\ @ref <label> // kept' }] },
    {
      head: 'Experience',
      blocks: [],
      items: [
        { title: 'Engineer', about: 'Halvard Lifts', when: 'May 2019 to now', blocks: [{ points: ['One', 'Two'] }] },
      ],
    },
  ],
})
const styles = (['plain', 'band', 'classic'] as const).flatMap(template =>
  [null, logo(40, 20)].map(mark => ({ ...defaultCvStyle, template, logo: mark, paper: 'letter' as const })),
)

describe('a CV in the house’s form', () => {
  it.each(styles)('is a tagged PDF, whole: $template', async style => {
    const { bytes, pages, complete } = await cvAsPdf(of('Łukasz Nguyễn Ελένη Юрий'), style, 'Ferrow')
    const text = bytes.toString('latin1')
    expect([text.slice(0, 5), pages, complete]).toEqual(['%PDF-', 1, true])
    expect(text).toMatch(/pdfuaid|\/MarkInfo/)
    expect((await cvAsPdf(of('Łukasz Nguyễn Ελένη Юрий'), style, 'Ferrow')).bytes.equals(bytes)).toBe(true)
  })

  it('is read back as it was written, by the reader that reads everybody’s CVs', async () => {
    for (const bytes of [
      (await cvAsPdf(of('Maja Ørsted Quill'), defaultCvStyle, 'Ferrow')).bytes,
      await cvAsDocx(of('Maja Ørsted Quill'), defaultCvStyle, 'Ferrow'),
    ]) {
      const { text } = await parseCv(bytes)
      for (const words of ['Maja Ørsted Quill', 'Halvard Lifts', 'x@mail.example', '#panic("no") *not bold* $x$'])
        expect(text).toContain(words)
    }
  })

  it('says so when no font here draws a character, and is made all the same', async () => {
    const { bytes, complete } = await cvAsPdf(of('\u{e123}\u{10ffff} Quill'), defaultCvStyle, '')
    expect([complete, bytes.length > 1000]).toEqual([false, true])
  })

  it('takes no picture that is none', async () => {
    const broken = Buffer.from(logo(4, 4), 'base64').subarray(0, 40)
    expect(pngSize(Buffer.from('GIF89a'))).toBeNull()
    expect(pngSize(Buffer.from(logo(4000, 1), 'base64'))).toEqual({ width: 4000, height: 1 })
    const style = { ...defaultCvStyle, logo: broken.toString('base64') }
    await expect(cvAsPdf(of('A'), style, '')).rejects.toThrow('The logo is no picture')
  })
})
