const least = 6
const most = 15

/**
 * Direct-mapped memory of comparisons: the same two names meet in many pairs. A few people need little of it, and are
 * compared after every click; so it starts small, and grows as more is put in than it holds.
 */
export class Memo {
  #bits = least
  #low = new Uint32Array(1 << least)
  #high = new Uint32Array(1 << least)
  #level = new Uint8Array(1 << least)
  #put = 0

  #slot(low: number, high: number): number {
    return (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> (32 - this.#bits)
  }

  /** The level that was put for two numbers, `low` above 0; -1 when it is not remembered. */
  get(low: number, high: number): number {
    const slot = this.#slot(low, high)
    return this.#low[slot] === low && this.#high[slot] === high ? (this.#level[slot] ?? 0) : -1
  }

  put(low: number, high: number, level: number): void {
    if (++this.#put > 1 << this.#bits && this.#bits < most) this.#grow()
    const slot = this.#slot(low, high)
    this.#low[slot] = low
    this.#high[slot] = high
    this.#level[slot] = level
  }

  #grow(): void {
    this.#bits = Math.min(most, this.#bits + 3)
    this.#low = new Uint32Array(1 << this.#bits)
    this.#high = new Uint32Array(1 << this.#bits)
    this.#level = new Uint8Array(1 << this.#bits)
    this.#put = 0
  }

  clear(): void {
    this.#low.fill(0)
  }
}
