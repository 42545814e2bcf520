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
    const amounts = this.#amounts.view()
    const blocks = this.#cells.firsts()
    const items = this.#cells.seconds()
    const apart = this.#blocks > 1
    for (let cell = 0; cell < amounts.length; cell++) {
      const times = drawn ? (drawn[apart ? (blocks[cell] ?? 0) : 0] ?? 0) : 1
      if (times === 0) continue
      const item = apart ? (items[cell] ?? 0) : cell
      const at = place ? (place[item] ?? 0) : item
      sums[at] = (sums[at] ?? 0) + (amounts[cell] ?? 0) * times
    }
    return sums
  }
}
