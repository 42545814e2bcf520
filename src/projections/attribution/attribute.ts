import { type ModelName, modelNames } from '#src/domain/credit-model.ts'
import { additiveCredit, isAdditive } from './additive.ts'
import { type Chain, chainOf } from './chain.ts'
import type { Credit } from './credit.ts'
import type { Journeys } from './journeys.ts'
import { lacks } from './lacks.ts'
import { type MarkovCredit, markov } from './markov.ts'
import { defaultHalfLife } from './rules.ts'
import { TooManyStates } from './walk.ts'

export interface AttributeOptions {
  /** All when absent. */
  readonly models?: readonly ModelName[]
  /** Touches that a Markov state remembers, at least 1. */
  readonly order?: number
  /** Days, for time decay. */
  readonly halfLife?: number
}

/** A type, not an interface, so that it counts as JSON. */
export type ModelCredit = {
  readonly name: ModelName
  readonly order?: number
  /** Conversions by channel; over all channels they sum to the conversions. */
  readonly credits: Readonly<Record<string, number>>
  readonly values?: Readonly<Record<string, number>>
  readonly removalEffects?: Readonly<Record<string, number>>
}

export interface Attribution {
  readonly conversions: number
  readonly models: readonly ModelCredit[]
  /** Models that could not be computed from these journeys. */
  readonly skipped: readonly { readonly name: ModelName; readonly why: string }[]
}

/** Credit to channels by each model, with the reason for every one that these journeys do not allow. */
export function attribute(journeys: Journeys, options: AttributeOptions = {}): Attribution {
  const { models = modelNames, order = 1, halfLife = defaultHalfLife } = options
  const computed: ModelCredit[] = []
  const skipped: { name: ModelName; why: string }[] = []
  let chain: Chain | string | null = null
  for (const name of modelNames.filter(known => models.includes(known))) {
    let result: Credit | MarkovCredit | string | null = lacks(name, journeys)
    if (result === null && isAdditive(name)) result = additiveCredit(name, journeys, halfLife)
    if (result === null) {
      chain ??= solvableChain(journeys, order)
      result = typeof chain === 'string' ? chain : markovCredit(chain, name, journeys)
    }
    if (typeof result === 'string') skipped.push({ name, why: result })
    else computed.push(shown(name, journeys.channels, result, order))
  }
  return { conversions: journeys.conversions.reduce((sum, count) => sum + count, 0), models: computed, skipped }
}

function markovCredit({ graph, flow }: Chain, name: ModelName, journeys: Journeys): MarkovCredit | string {
  const credit = markov(graph, flow(name === 'markov' ? 'won' : 'all'), journeys.values !== null)
  return credit ?? 'the chain could not be solved exactly enough'
}

/** Transitions times channels beyond which solving would take minutes. */
const mostWork = 50_000_000

function solvableChain(journeys: Journeys, order: number): Chain | string {
  try {
    const chain = chainOf(journeys, { order })
    const { channels, to } = chain.graph
    if (to.length * channels <= mostWork) return chain
    return `too many channels (${channels}) with too many transitions (${to.length})`
  } catch (error) {
    if (error instanceof TooManyStates) return `order ${order} has ${error.message}`
    throw error
  }
}

function shown(
  name: ModelName,
  channels: readonly string[],
  credit: Credit | MarkovCredit,
  order: number,
): ModelCredit {
  const named = (amounts: Float64Array): Record<string, number> =>
    Object.fromEntries(channels.map((channel, at) => [channel, amounts[at] ?? 0]))
  return {
    name,
    ...('effects' in credit ? { order } : {}),
    credits: named(credit.conversions),
    ...(credit.values ? { values: named(credit.values) } : {}),
    ...('effects' in credit ? { removalEffects: named(credit.effects.conversions) } : {}),
  }
}
