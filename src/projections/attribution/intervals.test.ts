import { describe, expect, it } from 'vitest'
import { modelNames } from '#src/domain/credit-model.ts'
import { attribute } from './attribute.ts'
import { creditIntervals } from './intervals.ts'
import { JourneyBuilder } from './journey-builder.ts'
import type { Journey, Journeys } from './journeys.ts'

function built(list: readonly Journey[]): Journeys {
  const builder = new JourneyBuilder({ nulls: true, days: true, keys: true })
  for (const journey of list) builder.add(journey)
  return builder.build()
}

/** Two hundred assignments with one hire each, half by way of `a`. */
const halves = built(
  Array.from({ length: 200 }, (_, block) => ({
    path: block % 2 ? ['a', 'b'] : ['b', 'c', 'b'],
    conversions: 1,
    nulls: 2,
    days: block % 2 ? [9, 1] : [30, 2, 1],
    keys: [1],
    block,
  })),
)

describe('intervals over assignments', () => {
  it('hold the credit itself, in every model', () => {
    const intervals = creditIntervals(halves, { resamples: 300 })
    const { models } = attribute(halves)
    expect(intervals?.map(each => each.name)).toEqual(modelNames)
    for (const { name, credits } of models) {
      const found = intervals?.find(each => each.name === name)?.credits ?? {}
      for (const [channel, credit] of Object.entries(credits)) {
        expect(found[channel]?.low, `${name} ${channel}`).toBeLessThanOrEqual(credit)
        expect(found[channel]?.high, `${name} ${channel}`).toBeGreaterThanOrEqual(credit)
      }
    }
  })

  it('are about the normal ones where those are known', () => {
    const [first] = creditIntervals(halves, { models: ['first'], resamples: 4_000 }) ?? []
    const half = 1.96 * Math.sqrt(200 * 0.25)
    expect(Math.abs((first?.credits.a?.low ?? 0) - (100 - half))).toBeLessThan(2)
    expect(Math.abs((first?.credits.a?.high ?? 0) - (100 + half))).toBeLessThan(2)
  })

  it('are wider when hires come in fewer, larger assignments', () => {
    const path = (at: number) => (at % 2 ? ['a'] : ['b'])
    const apart = built(Array.from({ length: 40 }, (_, at) => ({ path: path(at), conversions: 1, block: at })))
    const together = built(Array.from({ length: 8 }, (_, at) => ({ path: path(at), conversions: 5, block: at })))
    const width = (journeys: Journeys) => {
      const interval = creditIntervals(journeys, { models: ['first'] })?.[0]?.credits.a
      return (interval?.high ?? 0) - (interval?.low ?? 0)
    }
    expect(width(together)).toBeGreaterThan(width(apart) * 1.5)
  })

  it('do not depend on how the chain was counted: a resample of every block once is the chain itself', () => {
    const intervals = creditIntervals(halves, { models: ['markov-null'], order: 2, resamples: 50, level: 0.999 })
    const { models } = attribute(halves, { models: ['markov-null'], order: 2 })
    for (const [channel, credit] of Object.entries(models[0]?.credits ?? {})) {
      const interval = intervals?.[0]?.credits[channel]
      expect(interval && interval.low <= credit && credit <= interval.high, channel).toBe(true)
    }
  })

  it('are not given for a single assignment', () => {
    expect(creditIntervals(built([{ path: ['a'], conversions: 9 }]))).toBeNull()
  })
})
