import fc from 'fast-check'
import { expect, it } from 'vitest'
import { goneOn, newTally, PeopleSeen, progressOf } from './tally.ts'

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

it('an import that goes on ends as if it had never waited, and never falls back', () => {
  const pace = { read: 0, share: null, perSecond: 0, secondsLeft: null }
  const counted = (
    read: number,
    fresh: number,
    unchanged: number,
    people: Parameters<PeopleSeen['writeTo']>[0]['people'],
  ) => {
    const tally = newTally('box.mbox', 'mbox')
    Object.assign(tally.entries, { new: fresh, unchanged, kinds: { 'email.received': fresh } })
    Object.assign(tally.people, people)
    return { ...progressOf([tally], pace), read }
  }
  // Of 24,000 messages 2,000 were here; the first 10,000 hold 1,000 of these.
  const paused = goneOn(null, counted(10_000, 9_000, 1_000, { new: 300, changed: 50, unchanged: 0 }))
  const catchingUp = goneOn(paused, counted(4_000, 0, 4_000, { new: 0, changed: 0, unchanged: 100 }))
  expect(catchingUp).toEqual(paused)
  const done = goneOn(catchingUp, counted(24_000, 13_000, 11_000, { new: 100, changed: 250, unchanged: 150 }))
  expect(done).toMatchObject({
    read: 24_000,
    entries: { new: 22_000, unchanged: 2_000, kinds: { 'email.received': 22_000 } },
    people: { new: 400, changed: 100, unchanged: 0 },
  })
})
