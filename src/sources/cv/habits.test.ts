import { describe, expect, it } from 'vitest'
import { wordFile } from '#fixtures/cv/docx.ts'
import { ledger, ward } from '#fixtures/cv/docx-tenth.ts'
import { Sheet } from '#fixtures/cv/html.ts'
import { lookOf } from '#fixtures/cv/look.ts'
import { invent } from '#fixtures/cv/person.ts'
import { terminal } from '#fixtures/cv/plain-tenth.ts'
import { administrator, bookkeeper, nurse } from '#fixtures/cv/words/tenth.ts'
import { parseCv } from './parse.ts'

const read = async (text: string) => (await parseCv(new TextEncoder().encode(text))).json
const head = 'Aoife Hanratty\naoife.hanratty@posteo.example\n088 223 4639\n\n'

describe('habits of people who wrote their CV themselves', () => {
  it('labels before half of what a job says, over the list of what was done', async () => {
    const { json } = await parseCv(
      await wordFile(
        ledger(new Sheet(invent(bookkeeper, 111_070), { ...lookOf(111_070), dates: 'dotted', heading: 0 })),
        {
          size: 11,
          accent: '#000000',
        },
      ),
    )
    const cv = invent(bookkeeper, 111_070)
    expect(json['work']).toMatchObject(
      cv.work.map(job => ({ name: job.company, position: job.title, startDate: job.from, location: job.place })),
    )
    expect(JSON.stringify(json)).not.toContain('RODO')
  })

  it('"Duties included:" is nobody’s post, and a town that no list holds is one where the others are', async () => {
    const sheet = new Sheet(invent(nurse, 111_000), { ...lookOf(111_000), dates: 'long', heading: 0 })
    const { json } = await parseCv(await wordFile(ward(sheet), { size: 11, accent: '#000000' }))
    expect(json['work']).toMatchObject(
      sheet.cv.work.map(job => ({ name: job.company, position: job.title, location: job.place })),
    )
    expect(JSON.stringify(json['interests'])).toContain(sheet.cv.interests.at(-1))
  })

  it('headings nobody has heard of, in plain text', async () => {
    const sheet = new Sheet(invent(administrator, 111_100), { ...lookOf(111_100), caps: false, heading: 0 })
    const json = await read(terminal(sheet))
    expect(json['certificates']).toMatchObject(sheet.cv.certificates.map(({ name, by }) => ({ name, issuer: by })))
    expect(JSON.stringify(json['basics'])).toContain(sheet.cv.phone)
    expect(JSON.stringify(json['interests'])).toContain(sheet.cv.interests[0])
  })

  it('a language that no list holds stands among those that do', async () => {
    const json = await read(
      `${head}WORK EXPERIENCE\n\nStaff Nurse, Ashdown Hospital\n2015 - 2019\n\nLANGUAGES\n\nEnglish: native\nLibras: basic\nGerman: B1\n`,
    )
    expect(json['languages']).toEqual([
      { language: 'English', fluency: 'native' },
      { language: 'Libras', fluency: 'basic' },
      { language: 'German', fluency: 'B1' },
    ])
  })

  it('a signature with town and day is no interest', async () => {
    const json = await read(
      `${head}BERUFSERFAHRUNG\n\nPflegerin, Klinikum Ulm\n2015 - 2019\n\nINTERESSEN\n\nSegeln, Lesen\n\nUlm, den 3. Februar 2025\nAoife Hanratty\n`,
    )
    expect(JSON.stringify(json['interests'])).toContain('Segeln')
    expect(JSON.stringify(json['interests'])).not.toMatch(/Ulm|Februar|Hanratty/)
  })

  it('text under an unknown heading is what somebody says of themselves only where they do', async () => {
    const career =
      'WORK EXPERIENCE\n\nStaff Nurse, Ashdown Hospital\n2015 - 2019\n\nEDUCATION\n\nBSc Nursing, Leeds University\n2010 - 2014\n'
    const under = (text: string) => read(`${head}THE SHORT OF IT\n\n${text}\n\n${career}`)
    const own = await under(
      'I am a dependable nurse who likes busy wards, calm nights and the people that one only meets there.',
    )
    const other = await under(
      'This document was set with a free tool that makes pages out of plain files and is open to everyone who likes it.',
    )
    expect(own['basics']).toMatchObject({ summary: expect.stringContaining('dependable nurse') })
    expect(other['basics']).not.toHaveProperty('summary')
  })
})
