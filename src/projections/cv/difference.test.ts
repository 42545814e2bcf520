import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { JsonObject } from '#src/lib/json.ts'
import { differenceOf, type Said } from './difference.ts'

const than = { entry: 'x', name: 'old.pdf', at: '2022-05-02T10:00:00.000Z' }
let count = 0
const one = (property: Said['property'], value: JsonObject): Said => ({ entry: `e${count++}`, property, value })
const position = (title: string, company: string, more: JsonObject = {}) => one('position', { title, company, ...more })
const skill = (label: string) => one('skill', { label })
const between = (older: readonly Said[], newer: readonly Said[]) => {
  const { new: fresh, changed, gone } = differenceOf(older, newer, than)
  const words = (list: typeof fresh) => list.map(item => item.words)
  return { new: words(fresh), changed: words(changed), gone: words(gone) }
}

describe('the difference of two CVs', () => {
  it('is what is new, what changed and what is gone', () => {
    expect(
      between(
        [position('Engineer', 'Osterlyne', { from: '2019', current: true }), skill('Kafka'), skill('Fax')],
        [
          position('CTO', 'Tarnside', { from: '2024', current: true }),
          position('Engineer', 'Osterlyne', { from: '2019', to: '2024-03' }),
          skill('KAFKA'),
          skill('Rust'),
        ],
      ),
    ).toEqual({ new: ['CTO at Tarnside', 'Rust'], changed: ['Engineer at Osterlyne'], gone: ['Fax'] })
  })

  it('sees one post under another name, and not two', () => {
    const old = position('Platform Engineer', 'Osterlyne Grid Ltd', { from: '2019-03' })
    const now = position('Senior Platform Engineer', 'Osterlyne Grid', { from: '2019' })
    expect(differenceOf([old], [now], than)).toMatchObject({
      new: [],
      gone: [],
      changed: [
        { words: 'Senior Platform Engineer at Osterlyne Grid', was: 'Platform Engineer at Osterlyne Grid Ltd' },
      ],
    })
  })

  it('says a headline only where no post says it, a number and an address however they are written', () => {
    expect(
      between(
        [one('headline', { text: 'Engineer' }), one('phone', { number: '+44 7700 900123' })],
        [
          one('headline', { text: 'CTO' }),
          position('CTO', 'Tarnside'),
          one('phone', { number: '07700 900123' }),
          one('summary', { text: 'Another one each time' }),
        ],
      ),
    ).toEqual({ new: ['CTO at Tarnside'], changed: [], gone: [] })
  })

  it('is nothing between a CV and itself, in any order, and the same in any order', () => {
    const label = fc.constantFrom('Go', 'Rust', 'SQL', 'Kafka', 'Excel')
    const said = fc.oneof(
      fc
        .record({ title: label, company: label, from: fc.constantFrom('2019', '2020-03') })
        .map(value => ({ property: 'position' as const, value })),
      label.map(text => ({ property: 'skill' as const, value: { label: text } })),
      label.map(text => ({ property: 'name' as const, value: { full: text } })),
    )
    const cv = fc.array(said, { maxLength: 12 }).map(list => list.map((item, i) => ({ ...item, entry: `n${i}` })))
    fc.assert(
      fc.property(cv, cv, (a, b) => {
        expect(differenceOf(a, a.toReversed(), than)).toEqual({ than, new: [], changed: [], gone: [] })
        expect(differenceOf(a.toReversed(), b.toReversed(), than)).toEqual(differenceOf(a, b, than))
      }),
      { numRuns: 200 },
    )
  })
})
