import type { Corpus, PersonRecord } from './corpus.ts'
import { explain, type Waterfall } from './explain.ts'
import { blockingKeys, CorpusKeys } from './keys.ts'
import { type Model, probability } from './model.ts'
import type { Postings } from './postings.ts'
import { type Held, Judge } from './verdict.ts'

export interface Found {
  /** Number of the record in the corpus, and its id. */
  readonly record: number
  readonly id: string
  readonly probability: number
  readonly held: Held | null
}

/** Records looked at for one question, at most; the smallest blocks come first. */
const candidatesAtMost = 2_000

/** Finds whom a new record could be, among the records of a corpus that was learned from. */
export class Finder {
  readonly #corpus: Corpus
  readonly #model: Model
  readonly #postings: Postings
  readonly #judge: Judge
  readonly #keys: CorpusKeys

  constructor(corpus: Corpus, model: Model, postings: Postings) {
    this.#corpus = corpus
    this.#model = model
    this.#postings = postings
    this.#judge = new Judge(corpus, model)
    this.#keys = new CorpusKeys(corpus)
  }

  /** The likeliest first, down to probability `least`, `limit` at most. The corpus is the same afterwards. */
  find(record: PersonRecord, least: number, limit: number): Found[] {
    return this.#corpus.probe(record, probe => {
      const found: Found[] = []
      for (const other of this.#candidates(probe)) {
        const odds = this.#judge.odds(other, probe)
        const likely = probability(odds)
        if (likely < least) continue
        found.push({ record: other, id: this.#corpus.ids[other] ?? '', probability: likely, held: this.#judge.held() })
      }
      return found.sort((x, y) => y.probability - x.probability || x.record - y.record).slice(0, limit)
    })
  }

  /** Why a new record would or would not be a record of the corpus. */
  explain(record: PersonRecord, other: number): Waterfall {
    return this.#corpus.probe(record, probe => explain(this.#corpus, this.#model, other, probe))
  }

  #candidates(probe: number): Set<number> {
    const ranges = blockingKeys(this.#keys.at(probe))
      .map(key => this.#postings.range(key))
      .sort(([a, b], [c, d]) => b - a - (d - c))
    const candidates = new Set<number>()
    for (const [from, to] of ranges) {
      if (candidates.size + to - from > candidatesAtMost) break
      for (let at = from; at < to; at++) candidates.add(this.#postings.record(at))
    }
    return candidates
  }
}
