import { Corpus, type PersonRecord } from './corpus.ts'
import { explain, type Waterfall } from './explain.ts'
import type { HouseModel } from './house-model.ts'
import { personFields } from './person-fields.ts'
import { type Held, Judge } from './verdict.ts'

export interface Judged {
  /** Places in the records given. */
  readonly a: number
  readonly b: number
  /** Natural log odds that the two are one person. */
  readonly odds: number
  readonly held: Held | null
}

/** A few records as part of a house: its frequencies in the place of their own. */
export class Hearing {
  readonly #corpus: Corpus
  readonly #house: HouseModel
  readonly #judge: Judge

  constructor(house: HouseModel, records: readonly PersonRecord[], fields: readonly string[] = personFields) {
    this.#house = house
    this.#corpus = new Corpus(fields)
    for (const record of records) this.#corpus.add(record)
    house.frequencies.impose(this.#corpus)
    this.#judge = new Judge(this.#corpus, house.model)
  }

  judge(a: number, b: number): Judged {
    const odds = this.#judge.odds(a, b)
    return { a, b, odds, held: this.#judge.held() }
  }

  /** Why, term by term. */
  explain(a: number, b: number): Waterfall {
    return explain(this.#corpus, this.#house.model, a, b)
  }
}
