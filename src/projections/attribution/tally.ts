import { GrowingFloats } from '#src/lib/growing.ts'
import { PairTable } from '#src/lib/pair-table.ts'

/** Amounts by item, kept apart by block where there are several, to be summed with a weight for each block. */
export class Tally {
  readonly #blocks: number
  readonly #cells = new PairTable()
  readonly #amounts = new GrowingFloats()

  constructor(blocks: number) {
    this.#blocks = blocks
  }

  add(block: number, item: number, amount: number): void {
    this.#amounts.add(this.#blocks > 1 ? this.#cells.number(block, item) : item, amount)
  }

  /** Sums by item; `place` says where each item goes, `drawn` how often each block counts. */
  sums(size: number, place?: Int32Array, drawn?: Float64Array): Float64Array {
    const sums = new Float64Array(size)
    for (let cell = 0; cell < this.#amounts.size; cell++) {
      const [block, item] = this.#blocks > 1 ? this.#cells.pair(cell) : [0, cell]
      const at = place ? (place[item] ?? 0) : item
      sums[at] = (sums[at] ?? 0) + this.#amounts.at(cell) * (drawn ? (drawn[block] ?? 0) : 1)
    }
    return sums
  }
}
