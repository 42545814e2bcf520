import { describe, expect, it } from 'vitest'
import { blockBootstrap, quantile } from './bootstrap.ts'
import { seededRandom } from './random.ts'

const mean = (values: readonly number[]) => (drawn: Float64Array) =>
  new Float64Array([values.reduce((sum, value, at) => sum + value * (drawn[at] ?? 0), 0) / values.length])

describe('block bootstrap', () => {
  it('gives about the normal interval of a mean', () => {
    const values = Array.from({ length: 400 }, (_, at) => at % 2)
    const [interval] = blockBootstrap(400, mean(values), { resamples: 4_000 }) ?? []
    const half = 1.96 * Math.sqrt(0.25 / 400)
    expect(interval?.low).toBeCloseTo(0.5 - half, 2)
    expect(interval?.high).toBeCloseTo(0.5 + half, 2)
  })

  it('is the same for the same seed and another for another', () => {
    const values = [1, 5, 2, 8, 3, 9, 4]
    const run = (seed: number) => blockBootstrap(values.length, mean(values), { seed })
    expect(run(7)).toEqual(run(7))
    expect(run(7)).not.toEqual(run(8))
  })

  it('is wider at a higher level', () => {
    const values = [1, 5, 2, 8, 3, 9, 4]
    const [wide] = blockBootstrap(values.length, mean(values), { level: 0.99 }) ?? []
    const [narrow] = blockBootstrap(values.length, mean(values), { level: 0.5 }) ?? []
    expect(wide?.low).toBeLessThan(narrow?.low ?? 0)
    expect(wide?.high).toBeGreaterThan(narrow?.high ?? 0)
  })

  it('says nothing of fewer than two blocks, and refuses a level outside 0 to 1', () => {
    expect(blockBootstrap(1, mean([4]))).toBeNull()
    expect(() => blockBootstrap(2, mean([1, 2]), { level: 95 })).toThrow(RangeError)
  })

  it('draws as many blocks as there are', () => {
    blockBootstrap(9, drawn => {
      expect(drawn.reduce((sum, count) => sum + count)).toBe(9)
      return drawn
    })
  })
})

it('takes quantiles as R does (type 7)', () => {
  const sorted = new Float64Array([1, 2, 3, 4])
  expect([0, 0.25, 0.5, 1].map(share => quantile(sorted, share))).toEqual([1, 1.75, 2.5, 4])
})

it('spreads seeded numbers evenly over 0 to 1', () => {
  const random = seededRandom(42)
  const tenths = new Array<number>(10).fill(0)
  for (let draw = 0; draw < 100_000; draw++) {
    const value = random()
    tenths[Math.floor(value * 10)] = (tenths[Math.floor(value * 10)] ?? 0) + 1
  }
  for (const count of tenths) expect(Math.abs(count - 10_000)).toBeLessThan(400)
})
