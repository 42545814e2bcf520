import type { Column, Corpus } from './corpus.ts'

/** Fuzzy comparison of lists stops here; beyond it only equality is looked for. */
const fuzzyLimit = 8

const settled = 1
const taken = 2

/** How two records compare: by column, `level + 1`, 0 where one of the two says nothing, and the value they agree on. */
export class PairLevels {
  readonly level: Uint8Array
  /** The value agreed on where the level is equality or `moved`; decides how rare the agreement is. */
  readonly value: Uint32Array

  constructor(columns: number) {
    this.level = new Uint8Array(columns)
    this.value = new Uint32Array(columns)
  }
}

/** Columns that hold each other's values, by position. */
export function siblings(corpus: Corpus): readonly (readonly number[])[] {
  const sets = new Map<string, number[]>()
  for (const [at, column] of corpus.columns.entries()) {
    const { place } = column.field
    if (place) sets.set(place, [...(sets.get(place) ?? []), at])
  }
  return [...sets.values()].filter(set => set.length > 1)
}

/** Compares records of one corpus. Not re-entrant: it writes into the given levels. */
export class PairReader {
  readonly #columns: readonly Column[]
  readonly #siblings: readonly (readonly number[])[]
  /** By column: the other record's value is settled in place, taken by a neighbour, or free (0). */
  readonly #used: Uint8Array

  constructor(corpus: Corpus) {
    this.#columns = corpus.columns
    this.#siblings = siblings(corpus)
    this.#used = new Uint8Array(corpus.columns.length)
  }

  read(a: number, b: number, out: PairLevels): void {
    const columns = this.#columns
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at]
      if (!column) continue
      const x = column.first[a] ?? 0
      const y = column.first[b] ?? 0
      if (x === 0 || y === 0) out.level[at] = 0
      else if (x === y) {
        out.level[at] = 1
        out.value[at] = x
      } else if (column.several.size > 0 && (column.several.has(a) || column.several.has(b)))
        this.#several(column, a, b, at, out)
      else {
        out.level[at] = column.pool.compare(x, y) + 1
        out.value[at] = x
      }
    }
    for (const set of this.#siblings) this.#align(set, a, b, out)
  }

  #several(column: Column, a: number, b: number, at: number, out: PairLevels): void {
    const xs = column.values(a)
    const ys = column.values(b)
    let best = column.pool.levels.length - 1
    let value = 0
    let rarity = Number.POSITIVE_INFINITY
    for (const x of xs)
      if (ys.includes(x)) {
        best = 0
        const count = column.counts[x] ?? 0
        if (count < rarity) {
          rarity = count
          value = x
        }
      }
    if (best !== 0)
      for (const x of xs.slice(0, fuzzyLimit))
        for (const y of ys.slice(0, fuzzyLimit)) {
          const level = column.pool.compare(x, y)
          if (level < best) {
            best = level
            value = x
          }
        }
    out.level[at] = best + 1
    out.value[at] = value
  }

  /**
   * Values that found no partner in their own column look for one in the neighbouring columns; each is used once.
   * What is then left on both sides still differs; what is left on one side only is missing on the other.
   */
  #align(set: readonly number[], a: number, b: number, out: PairLevels): void {
    let loose = 0
    for (const at of set) if (this.#loose(at, out)) loose++
    if (loose < 2) return
    const used = this.#used
    used.fill(0)
    let leftA = 0
    let moves = 0
    for (const at of set) {
      if ((used[at] ?? 0) === 0 && !this.#loose(at, out)) used[at] = settled
    }
    for (const at of set) {
      const column = this.#columns[at]
      const x = column?.first[a] ?? 0
      if (!column || x === 0 || used[at] === settled) continue
      const partner = this.#partner(set, at, column, x, b)
      if (partner < 0) {
        leftA++
        continue
      }
      used[partner] = taken
      moves++
      out.level[at] = (column.pool.moved ?? 0) + 1
      out.value[at] = x
    }
    if (moves === 0) return
    let leftB = 0
    for (const at of set) if (used[at] === 0 && (this.#columns[at]?.first[b] ?? 0) !== 0) leftB++
    let differing = Math.min(leftA, leftB)
    for (const at of set) {
      if (!this.#different(at, out)) continue
      if (differing > 0) differing--
      else out.level[at] = 0
    }
    for (const at of set)
      if (differing > 0 && out.level[at] === 0) {
        out.level[at] = this.#columns[at]?.pool.levels.length ?? 0
        differing--
      }
  }

  #partner(set: readonly number[], at: number, column: Column, x: number, b: number): number {
    if (column.pool.moved === null) return -1
    for (const other of set) {
      if (other === at || this.#used[other] !== 0) continue
      const y = this.#columns[other]?.first[b] ?? 0
      if (y !== 0 && column.pool.movable(column.pool.compare(x, y))) return other
    }
    return -1
  }

  #different(at: number, out: PairLevels): boolean {
    return out.level[at] === this.#columns[at]?.pool.levels.length
  }

  #loose(at: number, out: PairLevels): boolean {
    return out.level[at] === 0 || this.#different(at, out)
  }
}
