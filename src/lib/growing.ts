/** A list of numbers of one width that grows by doubling: millions of entries without a boxed array. */
abstract class Growing<A extends Int32Array | Float64Array> {
  protected array: A
  size = 0

  constructor(array: A) {
    this.array = array
  }

  protected abstract room(size: number): A

  /** The entry at `index`; 0 beyond the end. */
  at(index: number): number {
    return this.array[index] ?? 0
  }

  push(value: number): void {
    if (this.size === this.array.length) {
      const wider = this.room(this.size * 2)
      wider.set(this.array)
      this.array = wider
    }
    this.array[this.size++] = value
  }

  /** Adds to the entry at `index`; entries up to there begin as 0. */
  add(index: number, amount: number): void {
    while (this.size <= index) this.push(0)
    this.array[index] = (this.array[index] ?? 0) + amount
  }

  /** The entries so far; not a copy. */
  view(): A {
    return this.array.subarray(0, this.size) as A
  }
}

export class GrowingInts extends Growing<Int32Array> {
  constructor() {
    super(new Int32Array(1024))
  }

  protected room(size: number): Int32Array {
    return new Int32Array(size)
  }
}

export class GrowingFloats extends Growing<Float64Array> {
  constructor() {
    super(new Float64Array(1024))
  }

  protected room(size: number): Float64Array {
    return new Float64Array(size)
  }
}
