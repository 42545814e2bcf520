import { type ModelName, modelNames } from '#src/domain/credit-model.ts'

/** Below this many conversions a model that learns from the data shows noise. */
export const enoughConversions = 30

const learned: ReadonlySet<ModelName> = new Set(['markov', 'markov-null', 'shapley'])

/** The models that the app shows for so many conversions: the rules always, Markov and Shapley from 30 on. */
export function modelsFor(conversions: number): readonly ModelName[] {
  return conversions < enoughConversions ? modelNames.filter(name => !learned.has(name)) : modelNames
}

/** Whether a word names a model. */
export function isModelName(word: string): word is ModelName {
  return modelNames.some(name => name === word)
}
