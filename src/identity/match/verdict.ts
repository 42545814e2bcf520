import type { Column, Corpus } from './corpus.ts'
import { heldBack } from './marks.ts'
import { type Model, Weigher } from './model.ts'
import { PairLevels, PairReader } from './pair.ts'

/**
 * Why a pair may not merge without a person: two birthdays or two ids (`conflict`), or agreement in one kind of evidence
 * only, or in nothing but what a household or an office shares (`thin`).
 */
export type Held = 'conflict' | 'thin'

const contradicts = (column: Column, level: number): boolean =>
  column.field.decisive && level > 0 && level - 1 >= column.pool.conflict

/** Judges pairs of one corpus under a model. Keeps its working space: one judge a thread. */
export class Judge {
  readonly pair: PairLevels
  readonly weigher: Weigher
  readonly #columns: readonly Column[]
  readonly #reader: PairReader

  constructor(corpus: Corpus, model: Model) {
    this.#columns = corpus.columns
    this.#reader = new PairReader(corpus)
    this.weigher = new Weigher(corpus, model)
    this.pair = new PairLevels(corpus.columns.length)
  }

  /** Natural log odds that two records are one person; `held` says whether a merge must wait for a person. */
  odds(a: number, b: number): number {
    this.#reader.read(Math.min(a, b), Math.max(a, b), this.pair)
    const odds = this.weigher.odds(this.pair)
    return odds > heldBack && this.held() ? heldBack : odds
  }

  /** Of the pair judged last. */
  held(): Held | null {
    return this.conflict() ? 'conflict' : this.#thin() ? 'thin' : null
  }

  /** Whether the pair judged last contradicts itself in a decisive field. */
  conflict(): boolean {
    for (let at = 0; at < this.#columns.length; at++) {
      const column = this.#columns[at]
      if (column && contradicts(column, this.pair.level[at] ?? 0)) return true
    }
    return false
  }

  #thin(): boolean {
    let personal = false
    let first: string | null = null
    let several = false
    for (let at = 0; at < this.#columns.length; at++) {
      const column = this.#columns[at]
      const level = this.pair.level[at] ?? 0
      if (!column || level === 0 || !column.pool.levels[level - 1]?.agrees) continue
      if (!column.field.shared) personal = true
      if (first === null) first = column.field.group
      else if (first !== column.field.group) several = true
    }
    return !(personal && several)
  }
}
