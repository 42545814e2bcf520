import { describe, expect, it } from 'vitest'
import type { CvValue } from '#src/domain/views/cv.ts'
import { occurrences } from './find-text.ts'
import { groupsOf, marksOf, needsLook } from './marks.ts'

const place = (page: number, top: number, confidence = 0.95) => ({
  page,
  box: [50, top, 150, top + 10] as const,
  confidence,
  text: null,
})
const value = (entry: string, more: Partial<CvValue>): CvValue => ({
  entry,
  property: 'skill',
  value: { label: entry },
  at: place(1, 100),
  parts: {},
  mended: null,
  ...more,
})

describe('what was read from a page', () => {
  it('has a mark for each place, and the same value under all of them', () => {
    const job = value('job', {
      property: 'position',
      value: { title: 'CTO', company: 'Tarnside', from: '2024' },
      parts: { title: place(1, 90), from: { ...place(1, 90, 0.6), text: '03/24' } },
    })
    expect(marksOf({ values: [job] }).map(mark => [mark.id, mark.entry, mark.text, mark.doubtful])).toEqual([
      ['job', 'job', 'Tarnside', false],
      ['job title', 'job', 'CTO', false],
      ['job from', 'job', '03/24', true],
    ])
    expect(needsLook(job)).toBe(true)
    expect(needsLook({ ...job, mended: { by: null, value: null } })).toBe(false)
  })

  it('is listed as one reads: contact, work, skills, each down the page', () => {
    const groups = groupsOf([
      value('Rust', { at: place(2, 20) }),
      value('Go', { at: place(1, 700) }),
      value('name', { property: 'name', value: { full: 'Dag' } }),
      value('old', { property: 'position', value: { title: 'a' }, at: place(1, 300) }),
      value('new', { property: 'position', value: { title: 'b' }, at: place(1, 200) }),
    ])
    expect(groups.map(group => [group.head, group.values.map(one => one.entry)])).toEqual([
      ['Contact', ['name']],
      ['Work', ['new', 'old']],
      ['Skills', ['Go', 'Rust']],
    ])
  })
})

describe('what was read from a document without pages', () => {
  it('is listed in the order of its text', () => {
    const unplaced = { page: 1, box: null, confidence: 0.9, text: null }
    const post = (entry: string, company: string) =>
      value(entry, { property: 'position', value: { company }, at: { ...unplaced, text: company } })
    const values = [post('old', 'Tarnside'), post('lost', 'Nowhere'), post('new', 'Osterlyne')]
    const groups = groupsOf(values, '2024 Osterlyne 2019 Tarnside')
    expect(groups[0]?.values.map(one => one.entry)).toEqual(['new', 'old', 'lost'])
  })
})

describe('finding words', () => {
  it('takes letters of any case, and whole words where asked', () => {
    expect(occurrences('Go, Django, go', 'GO')).toEqual([0, 8, 12])
    expect(occurrences('Go, Django, go', 'go', true)).toEqual([0, 12])
    expect(occurrences('C++ and C', 'C++', true)).toEqual([0])
    expect(occurrences('anything', '  ')).toEqual([])
  })
})
