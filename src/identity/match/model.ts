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
  /**
   * Positions of the fields as evidence is taken: general before particular (the country before the town before the
   * postcode), so that the particular is judged knowing that the general agrees.
   */
  readonly order: readonly number[]
  /** Share of all pairs that are one person, and that are two relatives. */
  readonly same: number
  readonly related: number
  /** Other records of the same person that a record has on average. */
  readonly copies: number
}

/** Pretended records that a value was met in before counting: rare values are not infinitely rare. */
const pretended = 200

/** How often a stranger has this very value: counted, less the copies of the person met. */
function valueRate(count: number, present: number, copies: number, m: number, u: number, rarest: number): number {
  const strangers = Math.max(0, count - 1 - copies * m)
  return Math.min(0.9, Math.max(rarest, (strangers + pretended * u) / (present + pretended)))
}

/** Room for a column's levels in flat tables. */
const stride = 16

/** Turns compared pairs into log odds under a model. Weights are natural logarithms. */
export class Weigher {
  readonly prior: number
  readonly #corpus: Corpus
  readonly #model: Model
  readonly #width: number
  readonly #shared: readonly boolean[]
  /** log(m) and log(u) by column and level. */
  readonly #logM: Float64Array
  readonly #logU: Float64Array
  /** log(u) by column, earlier column and level, where the two hang together; null where they do not. */
  readonly #beside: readonly (readonly (Float64Array | null)[])[]
  /** log(u) of single values by column, counted when first met. */
  readonly #rates: readonly Float64Array[]
  readonly #related: number
  /** Columns of the pair in hand that agree exactly, and its weights. */
  readonly #equal: Int32Array
  #equals = 0

  constructor(corpus: Corpus, model: Model) {
    this.#corpus = corpus
    this.#model = model
    this.#width = corpus.columns.length
    this.#shared = corpus.columns.map(column => column.field.shared)
    this.#logM = new Float64Array(this.#width * stride)
    this.#logU = new Float64Array(this.#width * stride)
    for (const [at, field] of model.fields.entries())
      for (let level = 0; level < field.m.length; level++) {
        this.#logM[at * stride + level] = Math.log(field.m[level] ?? 1)
        this.#logU[at * stride + level] = Math.log(field.u[level] ?? 1)
      }
    this.#beside = model.fields.map(field =>
      model.fields.map(earlier => {
        const rates = field.beside[earlier.field]
        return rates ? Float64Array.from(rates, Math.log) : null
      }),
    )
    this.#rates = corpus.columns.map(column => new Float64Array(column.pool.size))
    this.#equal = new Int32Array(this.#width)
    const strangers = 1 - model.same - model.related
    this.prior = Math.log(model.same / strangers)
    this.#related = Math.log(model.related / strangers)
  }

  /** log(u) of one value: how often a stranger has it. */
  #rate(at: number, value: number): number {
    const rates = this.#rates[at]
    const held = rates?.[value]
    if (held) return held
    const column = this.#corpus.columns[at]
    if (!column) return 0
    if (column.field.oneBearer) return this.#logU[at * stride] ?? 0
    const m = this.#model.fields[at]?.m[0] ?? 0
    const u = column.pool.levels[0]?.u ?? 0
    const rate = Math.log(
      valueRate(column.counts[value] ?? 0, column.present, this.#model.copies, m, u, column.pool.rarest),
    )
    if (rates && value < rates.length) rates[value] = rate
    return rate
  }

  /** Starts on a pair: weights are then asked for column by column, in the model's order. */
  begin(): void {
    this.#equals = 0
  }

  /** log(m / u) for the next column of a compared pair; 0 where a value is missing. */
  weight(at: number, pair: PairLevels): number {
    const level = (pair.level[at] ?? 0) - 1
    if (level < 0) return 0
    let logU = level === 0 ? this.#rate(at, pair.value[at] ?? 0) : (this.#logU[at * stride + level] ?? 0)
    for (let i = 0; i < this.#equals; i++) {
      const rates = this.#beside[at]?.[this.#equal[i] ?? 0]
      if (!rates) continue
      const other = rates[level] ?? 0
      if (other > logU) logU = other
    }
    if (level === 0) this.#equal[this.#equals++] = at
    return (this.#logM[at * stride + level] ?? 0) - logU
  }

  /** What a pair loses for being possibly two relatives, given the weights of shared fields: never above 0. */
  relatives(sharedWeight: number): number {
    return -Math.log1p(Math.exp(Math.min(700, this.#related + sharedWeight)))
  }

  /** Probabilities that a pair is one person and that it is two relatives; strangers are the rest. */
  shares(pair: PairLevels): { same: number; related: number } {
    let sum = this.prior
    let kin = this.#related
    this.begin()
    for (const at of this.#model.order) {
      if (pair.level[at] === 0) continue
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
    this.begin()
    for (const at of this.#model.order) {
      if (pair.level[at] === 0) continue
      const weight = this.weight(at, pair)
      sum += weight
      if (this.#shared[at]) shared += weight
    }
    return this.prior + sum + this.relatives(shared)
  }
}

export const probability = (odds: number): number => 1 / (1 + Math.exp(-odds))
