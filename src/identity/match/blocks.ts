import type { Postings } from './postings.ts'

export interface BlockingReport {
  readonly records: number
  readonly keys: number
  /** Largest block that is compared. */
  readonly largest: number
  /** Blocks that were too large, and the records' places in them. */
  readonly dropped: number
  readonly droppedPlaces: number
}

interface BlockLimits {
  /** Most pairs over all blocks, counted before pairs that meet in several are taken together. */
  readonly pairs: number
  /** Up to as many pairs every record is compared with every other, without blocks. */
  readonly whole: number
  /** Most records in a block. */
  readonly size: number
}

/**
 * Records that share a key, grouped: the blocks that are small enough, smallest first, within a budget of pairs. So the
 * size from which blocks are dropped follows from how many records there are, and no key can make the work quadratic.
 */
export class Blocks {
  readonly report: BlockingReport
  /** Few enough records to compare each with each. */
  readonly whole: boolean
  /** Members of block k: `members[starts[k] .. starts[k + 1]]`, ascending. */
  readonly #members: Uint32Array
  readonly #starts: Uint32Array
  /** Blocks of record r: `own[owns[r] .. owns[r + 1]]`, ascending. */
  readonly #own: Uint32Array
  readonly #owns: Uint32Array
  readonly #stamp: Uint32Array
  #mark = 0

  constructor(postings: Postings, limits: BlockLimits) {
    const count = postings.records
    this.whole = (count * (count - 1)) / 2 <= limits.whole
    const largest = largestWithin(postings, limits)
    let dropped = 0
    let droppedPlaces = 0
    let kept = 0
    let places = 0
    postings.each((from, to) => {
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
    this.#own = new Uint32Array(places)
    this.#owns = new Uint32Array(count + 2)
    this.#stamp = new Uint32Array(count)
    this.report = { records: count, keys: postings.length, largest, dropped, droppedPlaces }
    this.#fill(postings, largest)
  }

  #fill(postings: Postings, largest: number): void {
    const count = postings.records
    let block = 0
    let at = 0
    postings.each((from, to) => {
      if (to - from < 2 || to - from > largest) return
      for (let i = from; i < to; i++) {
        const record = postings.record(i)
        this.#members[at++] = record
        this.#owns[record + 1] = (this.#owns[record + 1] ?? 0) + 1
      }
      this.#starts[++block] = at
    })
    for (let i = 1; i <= count; i++) this.#owns[i] = (this.#owns[i] ?? 0) + (this.#owns[i - 1] ?? 0)
    const next = this.#owns.slice(0, count)
    for (let b = 0; b < block; b++)
      for (let i = this.#starts[b] ?? 0; i < (this.#starts[b + 1] ?? 0); i++) {
        const record = this.#members[i] ?? 0
        const slot = next[record] ?? 0
        this.#own[slot] = b
        next[record] = slot + 1
      }
  }

  /** Calls `visit` once for every record after `record` that shares a kept block with it. */
  after(record: number, visit: (other: number) => void): void {
    if (this.whole) {
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

  /** In how many kept blocks two records meet. */
  together(a: number, b: number): number {
    let i = this.#owns[a] ?? 0
    let j = this.#owns[b] ?? 0
    const endA = this.#owns[a + 1] ?? 0
    const endB = this.#owns[b + 1] ?? 0
    let shared = 0
    while (i < endA && j < endB) {
      const x = this.#own[i] ?? 0
      const y = this.#own[j] ?? 0
      if (x === y) shared++
      if (x <= y) i++
      if (y <= x) j++
    }
    return shared
  }
}

/** Largest size of block up to which all blocks together stay within the budget. */
function largestWithin(postings: Postings, limits: BlockLimits): number {
  const pairs = new Float64Array(limits.size + 2)
  postings.each((from, to) => {
    const size = to - from
    if (size > 1 && size <= limits.size) pairs[size] = (pairs[size] ?? 0) + (size * (size - 1)) / 2
  })
  let spent = 0
  for (let size = 2; size <= limits.size; size++) {
    spent += pairs[size] ?? 0
    if (spent > limits.pairs) return Math.max(2, size - 1)
  }
  return limits.size
}
