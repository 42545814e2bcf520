import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newTally, PeopleSeen } from './tally.ts'

const person = fc
  .nat({ max: 40 })
  .map(
    n =>
      `${(n * 0x6000_0001).toString(16).padStart(8, '0').slice(-8)}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`,
  )
const people = fc.uniqueArray(person, { maxLength: 12 }).map(ids => new Set(ids))
const batch = fc.record({ opened: people, changed: people, people })

it('people are counted once, as what the most was done to them', () => {
  fc.assert(
    fc.property(fc.array(batch, { maxLength: 8 }), batches => {
      const seen = new PeopleSeen()
      for (const one of batches) seen.add(one)
      const tally = newTally('people.csv', 'table')
      seen.writeTo(tally)
      const all = (of: 'opened' | 'changed' | 'people') => new Set(batches.flatMap(one => [...one[of]]))
      const [opened, changed, named] = [all('opened'), all('changed'), all('people')]
      expect(tally.people).toEqual({
        new: opened.size,
        changed: [...changed].filter(id => !opened.has(id)).length,
        unchanged: [...named].filter(id => !opened.has(id) && !changed.has(id)).length,
      })
    }),
    { numRuns: 200 },
  )
})

it('a hundred thousand people are as many as they are', () => {
  const seen = new PeopleSeen()
  const id = (n: number) =>
    `${((n * 2654435761) >>> 0).toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`
  const ids = Array.from({ length: 100_000 }, (_, n) => id(n))
  for (let from = 0; from < ids.length; from += 2000)
    seen.add({ opened: new Set(ids.slice(from, from + 2000)), changed: new Set(), people: new Set(ids.slice(0, 2000)) })
  const tally = newTally('people.csv', 'table')
  seen.writeTo(tally)
  expect(tally.people).toEqual({ new: 100_000, changed: 0, unchanged: 0 })
})
