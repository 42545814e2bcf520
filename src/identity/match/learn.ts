import type { Blocks } from './blocks.ts'
import type { Corpus } from './corpus.ts'
import { type LearnedField, type Model, valueRate } from './model.ts'
import { PairLevels, PairReader } from './pair.ts'

const randomPairs = 400_000
const samplePairs = 600_000
const rounds = 40
/** Pretended pairs that hold m near its starting point until data speaks. */
const held = 20

/** Small deterministic generator (mulberry32): the same records always give the same model. */
function generator(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** How often random pairs stand on each level, by column: strangers, but for the few that are one person. */
function randomRates(corpus: Corpus, linked: number | null): number[][] {
  const columns = corpus.columns
  const counts = columns.map(column => new Float64Array(column.pool.levels.length))
  const seen = new Float64Array(columns.length)
  const out = new PairLevels(columns.length)
  const reader = new PairReader(corpus)
  const take = (a: number, b: number): void => {
    reader.read(Math.min(a, b), Math.max(a, b), out)
    for (let at = 0; at < columns.length; at++) {
      const level = out.level[at] ?? 0
      if (level === 0) continue
      const column = counts[at]
      if (column) column[level - 1] = (column[level - 1] ?? 0) + 1
      seen[at] = (seen[at] ?? 0) + 1
    }
  }
  const n = corpus.size
  const split = linked ?? n
  const all = linked === null ? (n * (n - 1)) / 2 : linked * (n - linked)
  if (all <= randomPairs) {
    for (let a = 0; a < split; a++) for (let b = linked ?? a + 1; b < n; b++) take(a, b)
  } else {
    const random = generator(7)
    for (let i = 0; i < randomPairs; i++) {
      const a = Math.floor(random() * split)
      const b = linked === null ? Math.floor(random() * n) : linked + Math.floor(random() * (n - linked))
      if (a !== b) take(a, b)
    }
  }
  return columns.map((column, at) => {
    const levels = column.pool.levels
    const rates = levels.map((level, l) => ((counts[at]?.[l] ?? 0) + 0.5) / ((seen[at] ?? 0) + 0.5 / level.u))
    let equal = 0
    for (let id = 1; id < column.pool.size; id++) {
      const count = column.counts[id] ?? 0
      equal += count * (count - 1)
    }
    if (column.several.size === 0 && linked === null && column.present > 1)
      rates[0] = Math.max((equal + 0.5) / (column.present * (column.present - 1) + 0.5 / (levels[0]?.u ?? 1)), 1e-12)
    return rates
  })
}

interface Sample {
  readonly size: number
  /** Every `every`-th pair was taken. */
  readonly every: number
  readonly levels: Uint8Array
  readonly counts: Uint32Array
}

/** Compares the candidate pairs, or an even part of them. */
function compareSample(corpus: Corpus, blocks: Blocks, allowed: (a: number, b: number) => boolean): Sample {
  const width = corpus.columns.length
  let candidates = 0
  for (let a = 0; a < corpus.size; a++)
    blocks.after(a, b => {
      if (allowed(a, b)) candidates++
    })
  const every = Math.max(1, Math.ceil(candidates / samplePairs))
  const capacity = Math.ceil(candidates / every) * 2 + 16
  const levels = new Uint8Array(capacity * width)
  const counts = new Uint32Array(capacity * width)
  const out = new PairLevels(width)
  const reader = new PairReader(corpus)
  let size = 0
  for (let a = 0; a < corpus.size; a++)
    blocks.after(a, b => {
      if (!allowed(a, b) || size >= capacity) return
      if (every > 1 && (Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)) >>> 0 >= 4294967296 / every) return
      reader.read(a, b, out)
      for (let at = 0; at < width; at++) {
        levels[size * width + at] = out.level[at] ?? 0
        counts[size * width + at] = corpus.columns[at]?.counts[out.value[at] ?? 0] ?? 0
      }
      size++
    })
  return { size, every, levels, counts }
}

export interface Learned {
  readonly model: Model
  readonly rounds: number
  /** Expected matches among the candidates. */
  readonly matches: number
}

/**
 * Learns a model without labels: u from random pairs, m and the share of matches by expectation-maximisation over the
 * candidate pairs (Fellegi & Sunter 1969; Winkler 1988), with the frequency of each value (Winkler 1989; Splink's term
 * frequency adjustment). `linked`: number of records of the first of two files; null for one file.
 */
export function learn(corpus: Corpus, blocks: Blocks, linked: number | null = null): Learned {
  const allowed = linked === null ? () => true : (a: number, b: number) => a < linked && b >= linked
  const columns = corpus.columns
  const width = columns.length
  const random = randomRates(corpus, linked)
  const sample = compareSample(corpus, blocks, allowed)
  const n = corpus.size
  const all = Math.max(1, linked === null ? (n * (n - 1)) / 2 : linked * (n - linked))
  const shared = columns.map(column => column.field.shared)
  let same = Math.min(0.2, Math.max(1 / all, (0.1 * n) / all))
  let related = same * 0.1
  let copies = (2 * same * all) / Math.max(1, n)
  let fields: LearnedField[] = columns.map((column, at) => ({
    field: column.field.name,
    m: column.pool.levels.map(level => level.m),
    u: normal(random[at] ?? []),
  }))
  let matches = 0
  let round = 0
  for (; round < rounds; round++) {
    const logs = fields.map(({ m, u }) => m.map((value, level) => Math.log(value / (u[level] ?? 1))))
    const sums = columns.map(column => new Float64Array(column.pool.levels.length))
    const before = Math.log(same / (1 - same - related))
    const kin = Math.log(related / (1 - same - related))
    let expected = 0
    let relatives = 0
    for (let i = 0; i < sample.size; i++) {
      let sum = 0
      let household = 0
      for (let at = 0; at < width; at++) {
        const level = sample.levels[i * width + at] ?? 0
        if (level === 0) continue
        let weight = logs[at]?.[level - 1] ?? 0
        if (level === 1) {
          const column = columns[at]
          const m = fields[at]?.m[0] ?? 1
          if (column)
            weight = Math.log(
              m /
                valueRate(
                  sample.counts[i * width + at] ?? 0,
                  column.present,
                  copies,
                  m,
                  column.pool.levels[0]?.u ?? 0,
                  column.pool.rarest,
                ),
            )
        }
        sum += weight
        if (shared[at]) household += weight
      }
      const one = Math.exp(Math.min(700, before + sum))
      const two = Math.exp(Math.min(700, kin + household))
      const post = one / (1 + one + two)
      relatives += two / (1 + one + two)
      if (post < 1e-9) continue
      expected += post
      for (let at = 0; at < width; at++) {
        const level = sample.levels[i * width + at] ?? 0
        const column = sums[at]
        if (level > 0 && column) column[level - 1] = (column[level - 1] ?? 0) + post
      }
    }
    const previous = matches
    matches = expected * sample.every
    same = Math.min(0.5, Math.max(0.5, matches) / all)
    related = Math.min(0.2, Math.max(0.05 * same, (relatives * sample.every + 0.05) / all))
    copies = linked === null ? (2 * matches) / Math.max(1, n) : matches / Math.max(1, linked)
    fields = fields.map((field, at) => {
      const levels = columns[at]?.pool.levels ?? []
      const total = (sums[at] ?? new Float64Array()).reduce((a, b) => a + b, 0)
      const m = normal(levels.map((level, l) => ((sums[at]?.[l] ?? 0) + held * level.m) / (total + held)))
      const rates = random[at] ?? []
      const u = rates.map((rate, l) => Math.max(rate * 0.02, (rate - same * (m[l] ?? 0)) / (1 - same)))
      return { field: field.field, m, u: normal(u) }
    })
    if (round > 4 && Math.abs(matches - previous) < 1e-4 * Math.max(1, matches)) break
  }
  return { model: { version: 1, fields, same, related, copies }, rounds: round, matches }
}

function normal(rates: readonly number[]): number[] {
  const total = rates.reduce((a, b) => a + b, 0)
  return rates.map(rate => Math.max(1e-12, rate / total))
}
