import type { Blocks } from './blocks.ts'
import type { Corpus } from './corpus.ts'
import { type Model, Weigher } from './model.ts'
import { PairLevels, PairReader } from './pair.ts'

/** Pairs of records with their log odds, column by column. `a` is always the smaller number. */
export interface Links {
  readonly a: Uint32Array
  readonly b: Uint32Array
  /** Natural log odds that the two are one person. */
  readonly odds: Float64Array
  /** Candidate pairs that were compared. */
  readonly compared: number
}

/** Compares two records of a corpus under a model. */
export class Judge {
  readonly #reader: PairReader
  readonly #weigher: Weigher
  readonly #pair: PairLevels

  constructor(corpus: Corpus, model: Model) {
    this.#reader = new PairReader(corpus)
    this.#weigher = new Weigher(corpus, model)
    this.#pair = new PairLevels(corpus.columns.length)
  }

  odds(a: number, b: number): number {
    this.#reader.read(Math.min(a, b), Math.max(a, b), this.#pair)
    return this.#weigher.odds(this.#pair)
  }

  /** Log odds before anything is compared. */
  get prior(): number {
    return this.#weigher.prior
  }
}

/** Scores every candidate pair and keeps those with log odds of at least `floor`. */
export function score(
  corpus: Corpus,
  blocks: Blocks,
  model: Model,
  floor: number,
  allowed: ((a: number, b: number) => boolean) | null,
): Links {
  const judge = new Judge(corpus, model)
  let capacity = 1024
  let a = new Uint32Array(capacity)
  let b = new Uint32Array(capacity)
  let odds = new Float64Array(capacity)
  let size = 0
  let compared = 0
  for (let record = 0; record < corpus.size; record++)
    blocks.after(record, other => {
      if (allowed && !allowed(record, other)) return
      compared++
      const value = judge.odds(record, other)
      if (value < floor) return
      if (size === capacity) {
        capacity *= 2
        const wider = new Uint32Array(capacity)
        wider.set(a)
        a = wider
        const widerB = new Uint32Array(capacity)
        widerB.set(b)
        b = widerB
        const widerOdds = new Float64Array(capacity)
        widerOdds.set(odds)
        odds = widerOdds
      }
      a[size] = record
      b[size] = other
      odds[size++] = value
    })
  return { a: a.subarray(0, size), b: b.subarray(0, size), odds: odds.subarray(0, size), compared }
}
