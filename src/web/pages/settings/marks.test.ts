import { expect, it } from 'vitest'
import { fallWhere, likely, unlikely } from './marks.ts'

const buckets = [
  { from: 0.05, pairs: 10, held: 0 },
  { from: 0.5, pairs: 4, held: 1 },
  { from: 0.99, pairs: 7, held: 2 },
]

it('says how many pairs fall where, and what is held back above the upper mark waits', () => {
  expect(fallWhere(buckets, 0.5, 0.99)).toEqual({ forgotten: 10, ask: 6, held: 3, automatic: 5 })
  expect(fallWhere(buckets, 0.05, null)).toEqual({ forgotten: 0, ask: 21, held: 3, automatic: 0 })
})

it('turns odds into probability and back', () => {
  for (const p of [0.05, 0.5, 0.995]) expect(likely(unlikely(p))).toBeCloseTo(p, 12)
})
