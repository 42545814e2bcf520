import type { ModelName } from '#src/domain/credit-model.ts'
import type { Credit } from './credit.ts'
import type { Journeys } from './journeys.ts'
import { creditByRule, first, last, linear, timeDecay, u, w } from './rules.ts'
import { shapley } from './shapley.ts'

/** Models in which each journey is credited by itself, so that credits of parts add up to those of the whole. */
type AdditiveModel = Exclude<ModelName, 'markov' | 'markov-null'>

export const isAdditive = (name: ModelName): name is AdditiveModel => name !== 'markov' && name !== 'markov-null'

/** Credit by an additive model; with `byBlock` blocks, one row of channels per block. */
export function additiveCredit(name: AdditiveModel, journeys: Journeys, halfLife: number, byBlock = 1): Credit {
  switch (name) {
    case 'first':
      return creditByRule(journeys, first, byBlock)
    case 'last':
      return creditByRule(journeys, last, byBlock)
    case 'linear':
      return creditByRule(journeys, linear, byBlock)
    case 'time-decay':
      return creditByRule(journeys, timeDecay(halfLife), byBlock)
    case 'u':
      return creditByRule(journeys, u, byBlock)
    case 'w':
      return creditByRule(journeys, w, byBlock)
    case 'shapley':
      return shapley(journeys, byBlock)
  }
}
