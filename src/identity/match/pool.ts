import type { Kind, Level } from './kind/kind.ts'
import { Memo } from './memo.ts'

/** The distinct values of one field, or of sibling fields, by number. 0 is the missing value. */
export interface Values {
  readonly levels: readonly Level[]
  readonly moved: number | null
  /** Level from which on two values contradict each other, where the field is decisive. */
  readonly conflict: number
  readonly rarest: number
  readonly size: number
  /** Number of a raw value, read and interned; 0 when it says nothing. */
  intern(raw: string): number
  /** Drops the values from this number on, which nothing holds any more. */
  forget(from: number): void
  /** Level of two numbers, neither of them 0. */
  compare(a: number, b: number): number
  /** Whether values on this level may be taken for each other out of place. */
  movable(level: number): boolean
  key(id: number): string
  coarse(id: number): readonly string[]
}

const rawLimit = 200_000

export class Pool<V extends { readonly key: string }> implements Values {
  readonly levels: readonly Level[]
  readonly moved: number | null
  readonly conflict: number
  readonly rarest: number
  readonly #kind: Kind<V>
  readonly #values: (V | null)[] = [null]
  readonly #byKey = new Map<string, number>()
  #byRaw = new Map<string, number>()
  readonly #coarse: (readonly string[] | undefined)[] = [[]]
  readonly #memo = new Memo()

  constructor(kind: Kind<V>) {
    this.#kind = kind
    this.levels = kind.levels
    this.moved = kind.moved ?? null
    this.conflict = kind.conflict ?? kind.levels.length - 1
    this.rarest = kind.rarest
  }

  get size(): number {
    return this.#values.length
  }

  intern(raw: string): number {
    if (!raw) return 0
    const seen = this.#byRaw.get(raw)
    if (seen !== undefined) return seen
    const value = this.#kind.read(raw)
    let id = 0
    if (value) {
      id = this.#byKey.get(value.key) ?? this.#values.length
      if (id === this.#values.length) {
        this.#values.push(value)
        this.#byKey.set(value.key, id)
      }
    }
    if (this.#byRaw.size >= rawLimit) this.#byRaw = new Map()
    this.#byRaw.set(raw, id)
    return id
  }

  forget(from: number): void {
    if (from >= this.#values.length) return
    for (const value of this.#values.splice(from)) if (value) this.#byKey.delete(value.key)
    this.#coarse.length = Math.min(this.#coarse.length, from)
    this.#byRaw.clear()
    this.#memo.clear()
  }

  compare(a: number, b: number): number {
    if (a === b) return 0
    const low = Math.min(a, b)
    const high = Math.max(a, b)
    const held = this.#memo.get(low, high)
    if (held >= 0) return held
    const first = this.#values[low]
    const second = this.#values[high]
    const level = first && second ? this.#kind.compare(first, second) : this.levels.length - 1
    this.#memo.put(low, high, level)
    return level
  }

  movable(level: number): boolean {
    return this.#kind.movable?.includes(level) ?? false
  }

  key(id: number): string {
    return this.#values[id]?.key ?? ''
  }

  coarse(id: number): readonly string[] {
    const held = this.#coarse[id]
    if (held !== undefined) return held
    const value = this.#values[id]
    const made = value ? this.#kind.coarse(value).filter(Boolean) : []
    this.#coarse[id] = made
    return made
  }
}
