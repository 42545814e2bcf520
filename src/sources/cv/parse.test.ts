import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { docxMakes, docxOf } from '#fixtures/cv/docx.ts'
import { lookOf } from '#fixtures/cv/look.ts'
import { invent, languages } from '#fixtures/cv/person.ts'
import { truthOf } from '#fixtures/cv/truth.ts'
import { packageRoot } from '#src/lib/package-root.ts'
import { givenCases } from '../../../bench/cv/given.ts'
import { Scorer } from '../../../bench/cv/score.ts'
import { textOf } from '../../../bench/cv/text.ts'
import type { Truth } from '../../../bench/cv/truth.ts'
import { parseCv } from './parse.ts'

const file = (name: string) => new Uint8Array(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)))

async function scored(name: string, bytes: Uint8Array, truth: Truth) {
  const scorer = new Scorer()
  const { json, places } = await parseCv(bytes)
  scorer.score(name, truth, { resume: json, places }, await textOf(name, bytes))
  return scorer
}

const truths: Readonly<Record<string, Truth>> = JSON.parse(Buffer.from(file('truth.json')).toString('utf8'))

describe('printed CVs', () => {
  it.each(Object.entries(truths))('%s: gives what is there and nothing else', async (name, truth) => {
    const { judged } = await scored(name, file(name), truth)
    expect(judged.filter(({ verdict }) => verdict === 'false')).toEqual([])
    const right = judged.filter(({ verdict }) => verdict === 'right').length
    expect(right / judged.length).toBeGreaterThan(0.97)
    expect(judged.length).toBeGreaterThan(30)
  })

  it('says for each value where it stands', async () => {
    const { json, places } = await parseCv(file('table-en.pdf'))
    const pointed = (pointer: string): unknown =>
      pointer
        .split('/')
        .slice(1)
        .reduce<unknown>(
          (value, key) =>
            typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
          json,
        )
    const pointers = Object.keys(places)
    expect(pointers.length).toBeGreaterThan(40)
    for (const pointer of pointers) {
      const place = places[pointer]
      expect(typeof pointed(pointer), pointer).toBe('string')
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = place?.box ?? []
      expect(x1).toBeGreaterThan(x0)
      expect(y1).toBeGreaterThan(y0)
      expect(x1).toBeLessThan(600)
      expect(y1).toBeLessThan(850)
      expect(place?.confidence).toBeGreaterThan(0)
      expect(place?.confidence).toBeLessThanOrEqual(1)
    }
    const { meta } = json
    expect(meta).toMatchObject({ throughline: { '/basics/name': { page: 1 } } })
  })

  it('reads a page that runs from right to left', async () => {
    const { json, text } = await parseCv(file('right-to-left-ar.pdf'))
    expect(text).toContain('الخبرة العملية')
    expect(json).toMatchObject({
      basics: { name: 'ليلى حداد', email: 'layla.haddad@posteo.example', phone: '+962 79 555 0123' },
      work: [{ position: 'مهندسة برمجيات', startDate: '2019', endDate: '2023' }],
      education: [{ institution: 'جامعة الواحة' }],
      skills: [{ name: 'SQL' }, { name: 'Python' }, { name: 'إدارة المشاريع' }],
    })
  })

  it('is told the same twice', async () => {
    expect(await parseCv(file('sidebar-de.pdf'))).toEqual(await parseCv(file('sidebar-de.pdf')))
  })
})

describe('Word documents', () => {
  it.each(docxMakes)('%s', async make => {
    for (const [i, words] of languages.entries()) {
      const cv = invent(words, 70 + i)
      const look = lookOf(70 + i)
      const truth = truthOf(cv, look, make === 'typed' ? ['headline'] : make === 'columns' ? ['labels'] : [])
      const { judged } = await scored(`${make}-${words.language}.docx`, await docxOf(cv, look, make), truth)
      const count = (verdict: string) => judged.filter(item => item.verdict === verdict).length
      expect(count('right') / (count('right') + count('missing')), words.language).toBeGreaterThan(0.95)
      expect(count('false'), words.language).toBeLessThanOrEqual(2)
    }
  })

  it('has no places on pages that it does not have', async () => {
    const [words] = languages
    if (!words) throw new Error('there is no language')
    const { places } = await parseCv(await docxOf(invent(words, 3), lookOf(3), 'tabs'))
    expect(Object.values(places).every(({ box }) => box === null)).toBe(true)
  })
})

const given = join(packageRoot, '../shared/data/resumes')

describe('the sample CVs beside the project', () => {
  it.skipIf(!existsSync(given))(
    `are read to 95 % right and 2 % false${existsSync(given) ? '' : ' (skipped: ../shared/data/resumes is not here)'}`,
    async () => {
      let [truth, right, told, wrong] = [0, 0, 0, 0]
      for (const { file: name, bytes, truth: known } of givenCases(given)) {
        const { counts } = await scored(name, bytes, known)
        for (const count of counts.values()) {
          truth += count.truth
          right += count.right
          told += count.given
          wrong += count.false
        }
      }
      expect(right / truth).toBeGreaterThan(0.99)
      expect(wrong / told).toBeLessThan(0.01)
      expect(truth).toBeGreaterThan(1400)
    },
  )
})
