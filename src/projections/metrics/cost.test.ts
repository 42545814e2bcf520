import { describe, expect, it } from 'vitest'
import { channelReturns, costPerHire, type HiringCost, hiringTotal, recruitingCostRatio } from './cost.ts'

const quarter: readonly HiringCost[] = [
  { kind: 'external', amount: 1_200_000, category: 'advertising' },
  { kind: 'external', amount: 4_500_000, category: 'agency fees' },
  { kind: 'internal', amount: 2_400_000, category: 'recruiters' },
  { kind: 'internal', amount: 300_000, category: 'referral bonuses' },
]

describe('cost per hire', () => {
  it('is all external and internal costs over the hires of the period', () => {
    expect(hiringTotal(quarter)).toEqual({ external: 5_700_000, internal: 2_700_000 })
    expect(costPerHire(hiringTotal(quarter), 12)).toBe(700_000)
  })

  it('is comparable when cut down to agreed categories', () => {
    const agreed = hiringTotal(quarter, { categories: new Set(['advertising', 'recruiters']) })
    expect(costPerHire(agreed, 12)).toBe(300_000)
  })

  it('is none without a hire, and nothing without costs', () => {
    expect(costPerHire(hiringTotal(quarter), 0)).toBeNull()
    expect(costPerHire(hiringTotal([]), 3)).toBe(0)
  })

  it('as a ratio is a share of first-year pay', () => {
    expect(recruitingCostRatio(hiringTotal(quarter), 84_000_000)).toBeCloseTo(0.1, 12)
    expect(recruitingCostRatio(hiringTotal(quarter), 0)).toBeNull()
  })
})

describe('return per channel', () => {
  it('sets credit against cost, for channels with either', () => {
    const rows = channelReturns(
      { 'job board': 200_000, event: 500_000 },
      { 'job board': 2.5, referral: 1.5 },
      { 'job board': 1_000_000, referral: 900_000 },
    )
    expect(rows).toEqual([
      { channel: 'event', cost: 500_000, hires: 0, value: 0, costPerHire: null, return: -1 },
      { channel: 'job board', cost: 200_000, hires: 2.5, value: 1_000_000, costPerHire: 80_000, return: 4 },
      { channel: 'referral', cost: 0, hires: 1.5, value: 900_000, costPerHire: 0, return: null },
    ])
  })

  it('takes channels of any name', () => {
    expect(channelReturns({ constructor: 100 }, {}, {})).toMatchObject([{ channel: 'constructor', hires: 0 }])
  })
})
