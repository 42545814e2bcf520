import { expect, it } from 'vitest'
import { wilson } from './wilson.ts'

it('gives the interval of the published example: 15 of 148', () => {
  const { low, high } = wilson(15, 148)
  expect(low).toBeCloseTo(0.0624, 3)
  expect(high).toBeCloseTo(0.1605, 3)
})

it('is never certain after a few cases', () => {
  expect(wilson(12, 12).low).toBeCloseTo(0.757, 2)
  expect(wilson(12, 12).high).toBe(1)
  expect(wilson(0, 3).low).toBe(0)
})
