import type { Blocks } from './blocks.ts'
import type { Corpus } from './corpus.ts'
import { PairLevels, PairReader } from './pair.ts'

const samplePairs = 500_000

/** Compared pairs, kept for the rounds of learning. */
export class Sample {
  readonly width: number
  size = 0
  levels: Uint8Array
  values: Uint32Array

  constructor(width: number, capacity: number) {
    this.width = width
    this.levels = new Uint8Array(width * capacity)
    this.values = new Uint32Array(width * capacity)
  }

  add(pair: PairLevels): void {
    const at = this.size * this.width
    if (at + this.width > this.levels.length) return
    this.levels.set(pair.level, at)
    this.values.set(pair.value, at)
    this.size++
  }

  /** Calls `visit` with every pair in turn; the levels given are overwritten by the next. */
  each(visit: (pair: PairLevels) => void): void {
    const pair = new PairLevels(this.width)
    for (let i = 0; i < this.size; i++) {
      const at = i * this.width
      for (let w = 0; w < this.width; w++) {
        pair.level[w] = this.levels[at + w] ?? 0
        pair.value[w] = this.values[at + w] ?? 0
      }
      visit(pair)
    }
  }
}

/** Compares the candidate pairs, or an even part of them: every `every`-th. */
export function compareSample(
  corpus: Corpus,
  blocks: Blocks,
  allowed: (a: number, b: number) => boolean,
): { sample: Sample; every: number } {
  const width = corpus.columns.length
  let candidates = 0
  for (let a = 0; a < corpus.size; a++)
    blocks.after(a, b => {
      if (allowed(a, b)) candidates++
    })
  const every = Math.max(1, Math.ceil(candidates / samplePairs))
  const sample = new Sample(width, Math.ceil(candidates / every) * 2 + 16)
  const out = new PairLevels(width)
  const reader = new PairReader(corpus)
  for (let a = 0; a < corpus.size; a++)
    blocks.after(a, b => {
      if (!allowed(a, b)) return
      if (every > 1 && (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 0 >= 4294967296 / every) return
      reader.read(a, b, out)
      sample.add(out)
    })
  return { sample, every }
}
