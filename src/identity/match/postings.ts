import type { Corpus } from './corpus.ts'
import { blockingKeys, CorpusKeys } from './keys.ts'

/** Called between pieces of long work, so that others get a turn; throws to stop. */
export type Breathe = () => Promise<void>

/** Records between two breaths. */
export const stride = 8192

/** 32-bit hash of a key. Two keys with one hash only make a few candidates more. */
export function keyHash(key: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193)
  h ^= h >>> 15
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A record that has a key twice stands in its block once. */
function once(sorted: Float64Array): Float64Array {
  let length = 0
  for (let at = 0; at < sorted.length; at++) {
    const value = sorted[at] ?? 0
    if (at === 0 || value !== sorted[at - 1]) sorted[length++] = value
  }
  return sorted.subarray(0, length)
}

/**
 * Every key of every record in order of keys: key's hash above, record's number below, in one float of 53 bits. With
 * four million records 31 bits are left to the hash.
 */
export class Postings {
  readonly records: number
  readonly length: number
  readonly #sorted: Float64Array
  readonly #place: number
  readonly #shrink: number

  private constructor(sorted: Float64Array, records: number, place: number, shrink: number) {
    this.#sorted = sorted
    this.length = sorted.length
    this.records = records
    this.#place = place
    this.#shrink = shrink
  }

  /** `without`: records left out. */
  static async of(
    corpus: Corpus,
    breathe: Breathe,
    without: ReadonlyMap<number, number> = new Map(),
  ): Promise<Postings> {
    const bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, corpus.size))))
    const place = 2 ** bits
    const shrink = 2 ** 32 / 2 ** Math.min(32, 53 - bits)
    let postings = new Float64Array(Math.max(16, corpus.size * 16))
    let length = 0
    const source = new CorpusKeys(corpus)
    for (let record = 0; record < corpus.size; record++) {
      if (record % stride === 0) await breathe()
      if (without.has(record)) continue
      for (const key of blockingKeys(source.at(record))) {
        if (length === postings.length) {
          const larger = new Float64Array(Math.ceil(postings.length * 1.5))
          larger.set(postings)
          postings = larger
        }
        postings[length++] = Math.floor(keyHash(key) / shrink) * place + record
      }
    }
    await breathe()
    return new Postings(once(postings.subarray(0, length).sort()), corpus.size, place, shrink)
  }

  /** Calls `visit` for every key with the range of its records. */
  each(visit: (from: number, to: number) => void): void {
    let from = 0
    while (from < this.length) {
      const key = this.#key(from)
      let to = from + 1
      while (to < this.length && this.#key(to) === key) to++
      visit(from, to)
      from = to
    }
  }

  record(at: number): number {
    return (this.#sorted[at] ?? 0) % this.#place
  }

  /** Where the records of a key begin, and where they end; the same place twice when there are none. */
  range(key: string): readonly [number, number] {
    const hash = Math.floor(keyHash(key) / this.#shrink)
    return [this.#first(hash * this.#place), this.#first((hash + 1) * this.#place)]
  }

  #key(at: number): number {
    return Math.floor((this.#sorted[at] ?? 0) / this.#place)
  }

  #first(value: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#sorted[middle] ?? 0) < value) low = middle + 1
      else high = middle
    }
    return low
  }
}
