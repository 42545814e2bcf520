import type { Column, Corpus } from './corpus.ts'

/** Fuzzy comparison of lists stops here; beyond it only equality is looked for. */
const fuzzyLimit = 8

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
  readonly #usedB: boolean[] = []

  constructor(corpus: Corpus) {
    this.#columns = corpus.columns
    this.#siblings = siblings(corpus)
  }

  read(a: number, b: number, out: PairLevels): void {
    const columns = this.#columns
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at] as Column
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

  /** Values that found no partner in their own column look for one in the neighbouring columns; each is used once. */
  #align(set: readonly number[], a: number, b: number, out: PairLevels): void {
    const columns = this.#columns
    let loose = 0
    for (const at of set) if (this.#loose(at, out)) loose++
    if (loose < 2) return
    this.#usedB.length = 0
    for (const at of set) {
      if (!this.#loose(at, out)) continue
      const column = columns[at] as Column
      const x = column.first[a] ?? 0
      if (x === 0) continue
      for (const other of set) {
        if (other === at || this.#usedB[other]) continue
        if (out.level[other] !== 0 && !this.#loose(other, out) && !this.#movedAway(other, out)) continue
        const y = (columns[other] as Column).first[b] ?? 0
        if (y === 0) continue
        const level = column.pool.compare(x, y)
        if (!(column.pool.levels[level]?.agrees && level <= 3 && level !== column.pool.moved)) continue
        const moved = column.pool.moved
        if (moved === null) continue
        out.level[at] = moved + 1
        out.value[at] = x
        this.#usedB[other] = true
        break
      }
    }
    for (const at of set) if (this.#usedB[at] && this.#different(at, out)) out.level[at] = 0
  }

  #different(at: number, out: PairLevels): boolean {
    return out.level[at] === (this.#columns[at] as Column).pool.levels.length
  }

  #loose(at: number, out: PairLevels): boolean {
    return out.level[at] === 0 || this.#different(at, out)
  }

  #movedAway(at: number, out: PairLevels): boolean {
    const moved = (this.#columns[at] as Column).pool.moved
    return moved !== null && out.level[at] === moved + 1
  }
}
