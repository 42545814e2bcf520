/** Models of the command line and the app, in the order in which tables show them. */
export const modelNames = [
  'first',
  'last',
  'linear',
  'time-decay',
  'u',
  'w',
  'markov',
  'markov-null',
  'shapley',
] as const
export type ModelName = (typeof modelNames)[number]

/** As the page offers them too; `last-other` is the last touch other than mail and phone. */
export type CreditModel = ModelName | 'last-other'
const foremost: readonly CreditModel[] = ['linear', 'first', 'last', 'last-other']
export const creditModels: readonly CreditModel[] = [
  ...foremost,
  ...modelNames.filter(name => !foremost.includes(name)),
]
