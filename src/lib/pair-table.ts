/**
 * Numbers pairs of non-negative 32-bit integers in the order of their first appearance: an open-addressing table,
 * because a Map with a joined key is ten times slower over millions of look-ups.
 */
export class PairTable {
  #slots = new Int32Array(4096).fill(-1)
  #first = new Int32Array(2048)
  #second = new Int32Array(2048)
  size = 0

  /** First numbers of the pairs so far, in their order; not a copy. */
  firsts(): Int32Array {
    return this.#first.subarray(0, this.size)
  }

  seconds(): Int32Array {
    return this.#second.subarray(0, this.size)
  }

  /** The pair's number, given now if it is new (then it equals the former `size`). */
  number(first: number, second: number): number {
    const slot = this.#slot(first, second)
    const known = this.#slots[slot] ?? -1
    if (known >= 0) return known
    const made = this.size++
    this.#slots[slot] = made
    this.#first[made] = first
    this.#second[made] = second
    if (this.size * 2 >= this.#slots.length) this.#grow()
    return made
  }

  #slot(first: number, second: number): number {
    const mask = this.#slots.length - 1
    let slot = hash(first, second) & mask
    for (;;) {
      const known = this.#slots[slot] ?? -1
      if (known < 0 || (this.#first[known] === first && this.#second[known] === second)) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    const first = new Int32Array(this.#slots.length)
    const second = new Int32Array(this.#slots.length)
    first.set(this.#first)
    second.set(this.#second)
    this.#first = first
    this.#second = second
    this.#slots = new Int32Array(this.#slots.length * 2).fill(-1)
    for (let made = 0; made < this.size; made++) this.#slots[this.#slot(first[made] ?? 0, second[made] ?? 0)] = made
  }
}

function hash(first: number, second: number): number {
  let mixed = Math.imul(first, 0x9e3779b1) ^ Math.imul(second + 0x7f4a7c15, 0x85ebca6b)
  mixed ^= mixed >>> 15
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 13)
}
