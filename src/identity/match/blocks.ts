import type { Corpus } from './corpus.ts'
import { blockingKeys, CorpusKeys } from './keys.ts'

/** 52 bits: the record's number below, the key's hash above, in one float that sorts by hash, then by record. */
const hash = (key: string, salt: number): number => {
  let h = salt
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), 0x01000193)
  h ^= h >>> 15
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

export const keyHash = (key: string): number => hash(key, 0x811c9dc5)

export interface BlockingReport {
  readonly records: number
  readonly keys: number
  /** Largest block that is compared. */
  readonly largest: number
  /** Blocks that were too large, and the records' places in them. */
  readonly dropped: number
  readonly droppedPlaces: number
}

/** Groups records by key and keeps the blocks that are small enough, within a budget of pairs. */
export class Blocks {
  readonly report: BlockingReport
  /** Members of block k: `members[starts[k] .. starts[k + 1]]`, ascending. */
  readonly #members: Uint32Array
  readonly #starts: Uint32Array
  /** Blocks of record r: `own[owns[r] .. owns[r + 1]]`. */
  readonly #own: Uint32Array
  readonly #owns: Uint32Array
  readonly #hashes: Uint32Array
  #stamp: Uint32Array
  /** Few enough records to compare each with each. */
  readonly #whole: boolean
  #mark = 0

  /** `budget` bounds the sum over blocks of n (n - 1) / 2; `most` the size of a block. */
  constructor(corpus: Corpus, budget: number, most: number) {
    const count = corpus.size
    this.#whole = (count * (count - 1)) / 2 <= budget
    const bits = Math.max(1, Math.ceil(Math.log2(Math.max(2, count))))
    const place = 2 ** bits
    const wide = 2 ** Math.min(32, 53 - bits)
    const shrink = 2 ** 32 / wide
    let postings = new Float64Array(Math.max(16, count * 16))
    let length = 0
    const source = new CorpusKeys(corpus)
    for (let record = 0; record < count; record++) {
      const keys = blockingKeys(source.at(record))
      for (const key of keys) {
        if (length === postings.length) {
          const larger = new Float64Array(Math.ceil(postings.length * 1.5))
          larger.set(postings)
          postings = larger
        }
        postings[length++] = Math.floor(keyHash(key) / shrink) * place + record
      }
    }
    const sorted = postings.subarray(0, length).sort()
    const sizes = new Float64Array(most + 2)
    let dropped = 0
    let droppedPlaces = 0
    const each = (visit: (from: number, to: number) => void): void => {
      let from = 0
      while (from < length) {
        const key = Math.floor((sorted[from] ?? 0) / place)
        let to = from + 1
        while (to < length && Math.floor((sorted[to] ?? 0) / place) === key) to++
        visit(from, to)
        from = to
      }
    }
    each((from, to) => {
      const size = to - from
      if (size > 1 && size <= most) sizes[size] = (sizes[size] ?? 0) + (size * (size - 1)) / 2
    })
    let largest = 1
    for (let spent = 0; largest < most; largest++) {
      spent += sizes[largest + 1] ?? 0
      if (spent > budget && largest >= 2) break
    }
    let kept = 0
    let places = 0
    each((from, to) => {
      const size = to - from
      if (size > largest) {
        dropped++
        droppedPlaces += size
      } else if (size > 1) {
        kept++
        places += size
      }
    })
    this.#members = new Uint32Array(places)
    this.#starts = new Uint32Array(kept + 1)
    this.#hashes = new Uint32Array(kept)
    this.#owns = new Uint32Array(count + 2)
    this.#own = new Uint32Array(places)
    let block = 0
    let at = 0
    each((from, to) => {
      if (to - from < 2 || to - from > largest) return
      this.#hashes[block] = Math.floor((sorted[from] ?? 0) / place)
      for (let i = from; i < to; i++) {
        const record = (sorted[i] ?? 0) % place
        this.#members[at++] = record
        this.#owns[record + 1] = (this.#owns[record + 1] ?? 0) + 1
      }
      this.#starts[++block] = at
    })
    for (let i = 1; i <= count; i++) this.#owns[i] = (this.#owns[i] ?? 0) + (this.#owns[i - 1] ?? 0)
    const next = this.#owns.slice(0, count)
    for (let b = 0; b < kept; b++)
      for (let i = this.#starts[b] ?? 0; i < (this.#starts[b + 1] ?? 0); i++) {
        const record = this.#members[i] ?? 0
        const slot = next[record] ?? 0
        this.#own[slot] = b
        next[record] = slot + 1
      }
    this.#stamp = new Uint32Array(count)
    this.report = { records: count, keys: length, largest, dropped, droppedPlaces }
  }

  /** Calls `visit` once for every record after `record` that shares a kept block with it. */
  after(record: number, visit: (other: number) => void): void {
    if (this.#whole) {
      for (let other = record + 1; other < this.report.records; other++) visit(other)
      return
    }
    const mark = ++this.#mark
    const stamp = this.#stamp
    const members = this.#members
    const end = this.#owns[record + 1] ?? 0
    for (let o = this.#owns[record] ?? 0; o < end; o++) {
      const block = this.#own[o] ?? 0
      const stop = this.#starts[block + 1] ?? 0
      for (let i = this.#starts[block] ?? 0; i < stop; i++) {
        const other = members[i] ?? 0
        if (other <= record || stamp[other] === mark) continue
        stamp[other] = mark
        visit(other)
      }
    }
  }
}
