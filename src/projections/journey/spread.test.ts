import { expect, it } from 'vitest'
import { durationOf, spread } from './spread.ts'

it('a curve is known as far as the longest was watched, though it ends with the last that ended', () => {
  const now = '2026-11-20T00:00:00Z'
  const told = spread([
    durationOf('2026-01-01T00:00:00Z', '2026-01-11T00:00:00Z', now),
    durationOf('2026-08-12T00:00:00Z', null, now),
    durationOf('2026-11-15T00:00:00Z', null, now),
  ])
  expect([told.of, told.open, told.longest, told.curve.at(-1)?.[0]]).toEqual([3, 2, 100, 10])
  expect(spread([])).toMatchObject({ of: 0, longest: 0, curve: [] })
})
