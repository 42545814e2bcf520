import type { Blocks } from './blocks.ts'
import { type Breathe, stride } from './postings.ts'
import type { Judge } from './verdict.ts'

/** Pairs of records with their log odds, column by column. `a` is always the smaller number. */
export interface Links {
  readonly a: Uint32Array
  readonly b: Uint32Array
  /** Natural log odds that the two are one person. */
  readonly odds: Float32Array
  /** 1 where a decisive field contradicts. */
  readonly conflict: Uint8Array
  /** Candidate pairs that were compared. */
  readonly compared: number
}

class LinkList {
  size = 0
  a = new Uint32Array(1024)
  b = new Uint32Array(1024)
  odds = new Float32Array(1024)
  conflict = new Uint8Array(1024)

  add(a: number, b: number, odds: number, conflict: boolean): void {
    if (this.size === this.a.length) this.#grow()
    this.a[this.size] = a
    this.b[this.size] = b
    this.odds[this.size] = odds
    this.conflict[this.size++] = conflict ? 1 : 0
  }

  #grow(): void {
    const { a, b, odds, conflict } = this
    this.a = new Uint32Array(this.size * 2)
    this.a.set(a)
    this.b = new Uint32Array(this.size * 2)
    this.b.set(b)
    this.odds = new Float32Array(this.size * 2)
    this.odds.set(odds)
    this.conflict = new Uint8Array(this.size * 2)
    this.conflict.set(conflict)
  }

  links(compared: number): Links {
    const { size } = this
    return {
      a: this.a.subarray(0, size),
      b: this.b.subarray(0, size),
      odds: this.odds.subarray(0, size),
      conflict: this.conflict.subarray(0, size),
      compared,
    }
  }
}

interface Scoring {
  /** Least log odds that are kept. */
  readonly floor: number
  /** Records of the first of two files; null for one. */
  readonly linked: number | null
  /** Records that repeat an earlier one: each is judged with that one alone. */
  readonly copies: ReadonlyMap<number, number>
}

/** Judges every candidate pair and keeps the likely ones. */
export async function score(
  blocks: Blocks,
  judge: Judge,
  { floor, linked, copies }: Scoring,
  breathe: Breathe,
): Promise<Links> {
  const list = new LinkList()
  let compared = 0
  const { records } = blocks.report
  for (let record = 0; record < (linked ?? records); record++) {
    if (record % stride === 0) await breathe()
    if (copies.has(record)) continue
    blocks.after(record, other => {
      if ((linked !== null && other < linked) || copies.has(other)) return
      compared++
      const odds = judge.odds(record, other)
      if (odds >= floor) list.add(record, other, odds, judge.conflict())
    })
  }
  for (const [copy, first] of copies) {
    const odds = judge.odds(first, copy)
    if (odds >= floor) list.add(first, copy, odds, judge.conflict())
  }
  return list.links(compared)
}
