import { type ModelName, modelNames } from '#src/domain/credit-model.ts'
import { type BootstrapOptions, blockBootstrap, type Interval } from '#src/lib/statistics/bootstrap.ts'
import { additiveCredit, isAdditive } from './additive.ts'
import type { AttributeOptions } from './attribute.ts'
import { chainOf } from './chain.ts'
import type { Journeys } from './journeys.ts'
import { lacks } from './lacks.ts'
import { markov } from './markov.ts'
import { defaultHalfLife } from './rules.ts'

interface CreditIntervals {
  readonly name: ModelName
  /** Of the conversions credited to each channel. */
  readonly credits: Readonly<Record<string, Interval>>
}

/**
 * How far the credit of each channel would move with other assignments: percentile intervals over resampled blocks
 * (`Journeys.blocks`). Credit by rules and by Shapley is additive, so that blocks are summed once; a Markov chain is
 * counted once by block and solved for every resample. Models that the journeys do not allow are left out; null with
 * fewer than two blocks. Throws `TooManyStates`.
 */
export function creditIntervals(
  journeys: Journeys,
  options: AttributeOptions & BootstrapOptions = {},
): CreditIntervals[] | null {
  const { models = modelNames, order = 1, halfLife = defaultHalfLife } = options
  const blocks = journeys.blocks.reduce((most, block) => Math.max(most, block + 1), 0)
  if (blocks < 2) return null
  const intervals: CreditIntervals[] = []
  for (const name of modelNames.filter(known => models.includes(known) && lacks(known, journeys) === null)) {
    const statistic = isAdditive(name)
      ? weighted(additiveCredit(name, journeys, halfLife, blocks).conversions, journeys.channels.length)
      : resolved(journeys, name, order, blocks)
    const found = blockBootstrap(blocks, statistic, options) ?? []
    const named = journeys.channels.map((channel, at) => [channel, found[at] ?? { low: 0, high: 0 }] as const)
    intervals.push({ name, credits: Object.fromEntries(named) })
  }
  return intervals
}

type Statistic = (drawn: Float64Array) => Float64Array

function weighted(byBlock: Float64Array, channels: number): Statistic {
  return drawn => {
    const credit = new Float64Array(channels)
    for (let block = 0; block < drawn.length; block++) {
      const times = drawn[block] ?? 0
      if (times === 0) continue
      for (let channel = 0; channel < channels; channel++) {
        credit[channel] = (credit[channel] ?? 0) + times * (byBlock[block * channels + channel] ?? 0)
      }
    }
    return credit
  }
}

function resolved(journeys: Journeys, name: ModelName, order: number, byBlock: number): Statistic {
  const { graph, flow } = chainOf(journeys, { order, byBlock })
  const none = new Float64Array(journeys.channels.length)
  return drawn => markov(graph, flow(name === 'markov' ? 'won' : 'all', drawn), false)?.conversions ?? none
}
