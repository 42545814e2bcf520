import { type Chain, chainOf } from './chain.ts'
import type { Credit } from './credit.ts'
import type { Journeys } from './journeys.ts'
import { type MarkovCredit, markov } from './markov.ts'
import { type ModelName, modelNames } from './models.ts'
import { creditByRule, defaultHalfLife, first, last, linear, type Rule, timeDecay, u, w } from './rules.ts'
import { shapley } from './shapley.ts'
import { TooManyStates } from './walk.ts'

export interface AttributeOptions {
  /** All when absent. */
  readonly models?: readonly ModelName[]
  /** Touches that a Markov state remembers, at least 1. */
  readonly order?: number
  /** Days, for time decay. */
  readonly halfLife?: number
}

export interface ModelCredit {
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
  const chain = lazyChain(journeys, order)
  const computed: ModelCredit[] = []
  const skipped: { name: ModelName; why: string }[] = []
  for (const name of modelNames.filter(known => models.includes(known))) {
    const result = compute(name, journeys, chain, halfLife)
    if (typeof result === 'string') skipped.push({ name, why: result })
    else computed.push(shown(name, journeys.channels, result, order))
  }
  return { conversions: total(journeys.conversions), models: computed, skipped }
}

function compute(
  name: ModelName,
  journeys: Journeys,
  chain: () => Chain | string,
  halfLife: number,
): Credit | MarkovCredit | string {
  if (name === 'shapley') return shapley(journeys)
  if (name === 'markov' || name === 'markov-null') return viaMarkov(name, journeys, chain)
  const rule = ruleFor(name, journeys, halfLife)
  return typeof rule === 'string' ? rule : creditByRule(journeys, rule)
}

function ruleFor(
  name: Exclude<ModelName, 'shapley' | 'markov' | 'markov-null'>,
  journeys: Journeys,
  halfLife: number,
): Rule | string {
  switch (name) {
    case 'first':
      return first
    case 'last':
      return last
    case 'linear':
      return linear
    case 'u':
      return u
    case 'w':
      return journeys.keys ? w : 'needs the positions of key touches (a column `keys`)'
    case 'time-decay':
      return lackOfDays(journeys) ?? timeDecay(halfLife)
  }
}

function lackOfDays({ size, days, offsets, conversions }: Journeys): string | null {
  if (!days) return 'needs the days from each touch to the conversion (a column `days`)'
  let lacking = 0
  for (let journey = 0; journey < size; journey++) {
    if ((conversions[journey] ?? 0) > 0 && Number.isNaN(days[offsets[journey] ?? 0])) lacking++
  }
  return lacking ? `${lacking} journeys that converted have no days` : null
}

/** Transitions times channels beyond which solving would take minutes. */
const mostWork = 50_000_000

function viaMarkov(
  name: 'markov' | 'markov-null',
  journeys: Journeys,
  chain: () => Chain | string,
): MarkovCredit | string {
  if (name === 'markov-null' && !journeys.nulls) return 'needs the journeys that did not convert (a column `null`)'
  if (total(journeys.conversions) === 0) return 'no journey converted'
  const counted = chain()
  if (typeof counted === 'string') return counted
  const { graph } = counted
  if (graph.to.length * graph.channels > mostWork) {
    return `too many channels (${graph.channels}) with too many transitions (${graph.to.length})`
  }
  const result = markov(graph, name === 'markov' ? counted.won : counted.all, journeys.values !== null)
  return result ?? 'the chain could not be solved exactly enough'
}

function lazyChain(journeys: Journeys, order: number): () => Chain | string {
  let made: Chain | string | null = null
  return () => {
    made ??= chainOrWhy(journeys, order)
    return made
  }
}

function chainOrWhy(journeys: Journeys, order: number): Chain | string {
  try {
    return chainOf(journeys, order)
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
  return {
    name,
    ...('effects' in credit ? { order } : {}),
    credits: byChannel(channels, credit.conversions),
    ...(credit.values ? { values: byChannel(channels, credit.values) } : {}),
    ...('effects' in credit ? { removalEffects: byChannel(channels, credit.effects.conversions) } : {}),
  }
}

const byChannel = (channels: readonly string[], amounts: Float64Array): Record<string, number> =>
  Object.fromEntries(channels.map((channel, at) => [channel, amounts[at] ?? 0]))

function total(list: Float64Array): number {
  let sum = 0
  for (const value of list) sum += value
  return sum
}
