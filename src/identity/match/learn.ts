import { seededRandom } from '#src/lib/statistics/random.ts'
import type { Blocks } from './blocks.ts'
import type { Corpus } from './corpus.ts'
import { type LearnedField, type Model, Weigher } from './model.ts'
import { PairLevels, PairReader } from './pair.ts'
import type { Breathe } from './postings.ts'

const randomPairs = 300_000
const samplePairs = 500_000
const rounds = 40
/** Pretended pairs, so that a handful of records does not prove that all are one. */
const pretendedMatches = 1
const pretendedPairs = 20
/** Pretended pairs that hold m near its starting point until data speaks. */
const held = 20
/** Pairs drawn for each column to see what strangers who share its value share besides. */
const besidePairs = 10_000
const besideLeast = 200
const besideHeld = 100

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
    const random = seededRandom(7)
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

/** Compared pairs, kept for the rounds of learning. */
class Sample {
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
function compareSample(
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

/** Pairs that have the value of one column in common, drawn evenly from all such pairs. */
function besideSample(corpus: Corpus, at: number, linked: number | null): Sample {
  const column = corpus.columns[at]
  const sample = new Sample(corpus.columns.length, besidePairs)
  if (!column) return sample
  const starts = new Uint32Array(column.pool.size + 1)
  for (let record = 0; record < corpus.size; record++) {
    const id = column.first[record] ?? 0
    starts[id + 1] = (starts[id + 1] ?? 0) + 1
  }
  for (let id = 1; id < starts.length; id++) starts[id] = (starts[id] ?? 0) + (starts[id - 1] ?? 0)
  const next = starts.slice()
  const members = new Uint32Array(corpus.size)
  for (let record = 0; record < corpus.size; record++) {
    const id = column.first[record] ?? 0
    const slot = next[id] ?? 0
    members[slot] = record
    next[id] = slot + 1
  }
  const sums = new Float64Array(starts.length)
  for (let id = 1; id < starts.length - 1; id++) {
    const count = (starts[id + 1] ?? 0) - (starts[id] ?? 0)
    sums[id] = (sums[id - 1] ?? 0) + (count * (count - 1)) / 2
  }
  const last = starts.length - 2
  const total = last < 1 ? 0 : (sums[last] ?? 0)
  if (total < 1) return sample
  const random = seededRandom(11 + at)
  const reader = new PairReader(corpus)
  const out = new PairLevels(corpus.columns.length)
  for (let i = 0; i < Math.min(besidePairs, total * 2); i++) {
    const target = random() * total
    let low = 1
    let high = last
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sums[middle] ?? 0) > target) high = middle
      else low = middle + 1
    }
    const from = starts[low] ?? 0
    const count = (starts[low + 1] ?? 0) - from
    const a = members[from + Math.floor(random() * count)] ?? 0
    const b = members[from + Math.floor(random() * count)] ?? 0
    if (a === b || (linked !== null && a < linked === b < linked)) continue
    reader.read(Math.min(a, b), Math.max(a, b), out)
    sample.add(out)
  }
  return sample
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
export async function learn(corpus: Corpus, blocks: Blocks, linked: number | null, breathe: Breathe): Promise<Learned> {
  const allowed = linked === null ? () => true : (a: number, b: number) => a < linked && b >= linked
  const columns = corpus.columns
  const width = columns.length
  const random = randomRates(corpus, linked)
  const { sample, every } = compareSample(corpus, blocks, allowed)
  const besides = columns.map((_, at) => (at < width - 1 ? besideSample(corpus, at, linked) : null))
  const n = corpus.size
  const all = Math.max(1, linked === null ? (n * (n - 1)) / 2 : linked * (n - linked))
  const start = Math.min(0.2, (0.1 * n + pretendedMatches) / (all + pretendedPairs))
  let model: Model = {
    version: 1,
    same: start,
    related: start * 0.1,
    copies: (2 * start * all) / Math.max(1, n),
    fields: columns.map((column, at) => ({
      field: column.field.name,
      m: column.pool.levels.map(level => level.m),
      u: normal(random[at] ?? []),
      beside: {},
    })),
  }
  let matches = 0
  let round = 0
  for (; round < rounds; round++) {
    await breathe()
    const weigher = new Weigher(corpus, model)
    const sums = columns.map(column => new Float64Array(column.pool.levels.length))
    let expected = 0
    let relatives = 0
    sample.each(pair => {
      const { same, related } = weigher.shares(pair)
      relatives += related
      if (same < 1e-9) return
      expected += same
      for (let at = 0; at < width; at++) {
        const level = pair.level[at] ?? 0
        const column = sums[at]
        if (level > 0 && column) column[level - 1] = (column[level - 1] ?? 0) + same
      }
    })
    const previous = matches
    matches = expected * every
    const same = Math.min(0.5, (matches + pretendedMatches) / (all + pretendedPairs))
    const related = Math.min(0.2, Math.max(0.05 * same, (relatives * every + 0.05) / all))
    const fields = model.fields.map((field, at): LearnedField => {
      const levels = columns[at]?.pool.levels ?? []
      const total = (sums[at] ?? new Float64Array()).reduce((a, b) => a + b, 0)
      const m = normal(levels.map((level, l) => ((sums[at]?.[l] ?? 0) + held * level.m) / (total + held)))
      const rates = random[at] ?? []
      const u = normal(rates.map((rate, l) => Math.max(rate * 0.02, (rate - same * (m[l] ?? 0)) / (1 - same))))
      return { field: field.field, m, u, beside: {} }
    })
    const beside = round < 3 ? [] : besideRates(corpus, weigher, besides, fields)
    model = {
      version: 1,
      same,
      related,
      copies: linked === null ? (2 * matches) / Math.max(1, n) : matches / Math.max(1, linked),
      fields: fields.map((field, at) => ({ ...field, beside: beside[at] ?? {} })),
    }
    if (round > 6 && Math.abs(matches - previous) < 1e-3 * Math.max(1, matches)) break
  }
  return { model, rounds: round, matches }
}

/** By column and earlier column: u among strangers who share the earlier value, where that is known well and differs. */
function besideRates(
  corpus: Corpus,
  weigher: Weigher,
  samples: readonly (Sample | null)[],
  fields: readonly LearnedField[],
): Record<string, number[]>[] {
  const answer: Record<string, number[]>[] = fields.map(() => ({}))
  for (const [earlier, sample] of samples.entries()) {
    if (!sample || sample.size === 0) continue
    const sums = fields.map(field => new Float64Array(field.u.length))
    sample.each(pair => {
      const { same, related } = weigher.shares(pair)
      if (same > 0.5) return
      const stranger = 1 - same - related
      for (let at = earlier + 1; at < fields.length; at++) {
        const level = pair.level[at] ?? 0
        const column = sums[at]
        if (level > 0 && column) column[level - 1] = (column[level - 1] ?? 0) + stranger
      }
    })
    for (let at = earlier + 1; at < fields.length; at++) {
      const total = (sums[at] ?? new Float64Array()).reduce((a, b) => a + b, 0)
      const field = fields[at]
      if (!field || total < besideLeast) continue
      const rates = field.u.map((u, l) => ((sums[at]?.[l] ?? 0) + besideHeld * u) / (total + besideHeld))
      const held = answer[at]
      if (held) held[fields[earlier]?.field ?? ''] = rates
    }
  }
  return answer
}

function normal(rates: readonly number[]): number[] {
  const total = rates.reduce((a, b) => a + b, 0)
  return rates.map(rate => Math.max(1e-12, rate / total))
}
