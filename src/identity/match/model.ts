import type { Corpus } from './corpus.ts'
import type { PairLevels } from './pair.ts'

export interface LearnedField {
  readonly field: string
  /** By level: how often pairs of one person, and of two strangers, stand there. Each sums to 1. */
  readonly m: readonly number[]
  readonly u: readonly number[]
  /** u among strangers who have the value of another, earlier field in common: the same town makes the same district likely. */
  readonly beside: Readonly<Record<string, readonly number[]>>
}

/**
 * What was learned from one body of records. A pair is one person, two relatives (who share what households share) or
 * two strangers: the middle class keeps a family's phone and address from making one person out of two.
 */
export interface Model {
  readonly version: 1
  readonly fields: readonly LearnedField[]
  /** Share of all pairs that are one person, and that are two relatives. */
  readonly same: number
  readonly related: number
  /** Other records of the same person that a record has on average. */
  readonly copies: number
}

/** Pretended records that a value was met in before counting: rare values are not infinitely rare. */
const pretended = 200

/** How often a stranger has this very value: counted, less the copies of the person met. */
export function valueRate(
  count: number,
  present: number,
  copies: number,
  m: number,
  u: number,
  rarest: number,
): number {
  const strangers = Math.max(0, count - 1 - copies * m)
  return Math.min(0.9, Math.max(rarest, (strangers + pretended * u) / (present + pretended)))
}

export class Weigher {
  readonly #corpus: Corpus
  readonly #model: Model
  /** log(u) by column and level. */
  readonly #logU: readonly Float64Array[]
  /** log(u) by column, earlier column and level, where the two hang together; null where they do not. */
  readonly #beside: readonly (readonly (Float64Array | null)[])[]
  readonly #shared: readonly boolean[]
  readonly #logM: readonly Float64Array[]
  readonly #prior: number
  readonly #related: number

  constructor(corpus: Corpus, model: Model) {
    this.#corpus = corpus
    this.#model = model
    this.#logM = model.fields.map(field => Float64Array.from(field.m, Math.log))
    this.#logU = model.fields.map(field => Float64Array.from(field.u, Math.log))
    this.#beside = model.fields.map((field, at) =>
      model.fields.slice(0, at).map(earlier => {
        const rates = field.beside[earlier.field]
        return rates ? Float64Array.from(rates, Math.log) : null
      }),
    )
    this.#shared = corpus.columns.map(column => column.field.shared)
    const strangers = 1 - model.same - model.related
    this.#prior = Math.log(model.same / strangers)
    this.#related = Math.log(model.related / strangers)
  }

  /** Natural logarithm of m / u for one column of a compared pair; 0 where a value is missing. */
  weight(at: number, pair: PairLevels): number {
    const level = (pair.level[at] ?? 0) - 1
    if (level < 0) return 0
    let logU = this.#logU[at]?.[level] ?? 0
    if (level === 0) {
      const column = this.#corpus.columns[at]
      if (!column) return 0
      const count = column.counts[pair.value[at] ?? 0] ?? 0
      const m = this.#model.fields[at]?.m[0] ?? 0
      logU = Math.log(valueRate(count, column.present, this.#model.copies, m, column.pool.levels[0]?.u ?? 0, column.pool.rarest))
    }
    const beside = this.#beside[at]
    if (beside)
      for (let earlier = 0; earlier < at; earlier++) {
        if (pair.level[earlier] !== 1) continue
        const other = beside[earlier]?.[level]
        if (other !== undefined && other > logU) logU = other
      }
    return (this.#logM[at]?.[level] ?? 0) - logU
  }

  get prior(): number {
    return this.#prior
  }

  /** What a pair loses for being possibly two relatives, given the weights of shared fields: never above 0. */
  relatives(sharedWeight: number): number {
    return -Math.log1p(Math.exp(Math.min(700, this.#related + sharedWeight)))
  }

  /** Probabilities that a pair is one person and that it is two relatives; strangers are the rest. */
  shares(pair: PairLevels): { same: number; related: number } {
    let sum = this.#prior
    let kin = this.#related
    for (let at = 0; at < this.#shared.length; at++) {
      const weight = this.weight(at, pair)
      sum += weight
      if (this.#shared[at]) kin += weight
    }
    const one = Math.exp(Math.min(700, sum))
    const two = Math.exp(Math.min(700, kin))
    return { same: one / (1 + one + two), related: two / (1 + one + two) }
  }

  /** Natural log odds that the pair is one person. */
  odds(pair: PairLevels): number {
    let sum = 0
    let shared = 0
    for (let at = 0; at < this.#shared.length; at++) {
      const weight = this.weight(at, pair)
      sum += weight
      if (this.#shared[at]) shared += weight
    }
    return this.#prior + sum + this.relatives(shared)
  }
}

export const probability = (odds: number): number => 1 / (1 + Math.exp(-odds))
