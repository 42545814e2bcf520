import fc from 'fast-check'
import { expect, it } from 'vitest'
import { GrowingFloats, GrowingInts } from './growing.ts'
import { PairTable } from './pair-table.ts'

it('numbers pairs as a Map of joined keys would', () => {
  const anyPair = fc.tuple(
    fc.oneof(
      fc.nat(40),
      fc.maxSafeNat().map(n => n % 2 ** 31),
    ),
    fc.nat(60),
  )
  fc.assert(
    fc.property(fc.array(anyPair, { maxLength: 3_000 }), pairs => {
      const table = new PairTable()
      const known = new Map<string, number>()
      for (const [first, second] of pairs) {
        const key = `${first},${second}`
        if (!known.has(key)) known.set(key, known.size)
        expect(table.number(first, second)).toBe(known.get(key))
      }
      expect(table.size).toBe(known.size)
      const keys = Array.from(table.firsts(), (first, at) => `${first},${table.seconds()[at]}`)
      expect(keys).toEqual([...known.keys()])
    }),
    { numRuns: 50 },
  )
})

it('keeps fifty thousand pairs apart', () => {
  const table = new PairTable()
  for (let at = 0; at < 50_000; at++) expect(table.number(at % 250, Math.floor(at / 250))).toBe(at)
  for (let at = 0; at < 50_000; at++) expect(table.number(at % 250, Math.floor(at / 250))).toBe(at)
})

it('growing lists keep their entries, and begin as 0 where added to', () => {
  const ints = new GrowingInts()
  for (let at = 0; at < 5_000; at++) ints.push(at)
  expect([...ints.view()]).toEqual(Array.from({ length: 5_000 }, (_, at) => at))
  const floats = new GrowingFloats()
  floats.add(2_000, 0.5)
  floats.add(2_000, 0.25)
  expect([floats.size, floats.at(1_999), floats.at(2_000), floats.at(9_999)]).toEqual([2_001, 0, 0.75, 0])
})
