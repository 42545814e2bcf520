import { afterAll, describe, expect, it } from 'vitest'
import { CvThreads } from './apart.ts'
import { handMadePdf, shortCv, textPage } from './pdf.fixture.ts'

const pdf = handMadePdf({ pages: [textPage(shortCv)] })
const open: CvThreads[] = []
const threads = (milliseconds: number, megabytes: number) => {
  const made = new CvThreads({ milliseconds, megabytes })
  open.push(made)
  return made
}

afterAll(() => Promise.all(open.map(each => each.close())))

describe('CVs read in threads of their own', () => {
  it('gives what the parser gives', async () => {
    const { json, mediaType } = await threads(20_000, 512).read(pdf)
    expect(mediaType).toBe('application/pdf')
    expect(json).toMatchObject({ basics: { name: 'Imogen Thistlewood' } })
  })

  it('begins again after its threads have ended', async () => {
    const reader = threads(20_000, 512)
    await reader.read(pdf)
    await reader.close()
    expect((await reader.read(pdf)).json).toMatchObject({ basics: { name: 'Imogen Thistlewood' } })
  })

  it('gives a refusal in the same words', async () => {
    await expect(threads(20_000, 512).read(new Uint8Array())).rejects.toMatchObject({
      name: 'Unreadable',
      code: 'empty',
      message: 'The file is empty.',
    })
  })

  it('ends a document that takes too long, and reads the next', async () => {
    const short = threads(1, 512)
    await expect(short.read(pdf)).rejects.toMatchObject({ code: 'too-slow' })
    expect((await threads(20_000, 512).read(pdf)).json).toMatchObject({ basics: { name: 'Imogen Thistlewood' } })
  })

  it('ends a document that takes too much memory, and not the process', async () => {
    const little = threads(20_000, 8)
    await expect(little.read(pdf)).rejects.toMatchObject({ code: expect.stringMatching(/too-large|too-slow/) })
  })
})
