import { seededRandom } from '#src/lib/statistics/random.ts'
import type { Corpus } from './corpus.ts'
import type { LearnedField, Weigher } from './model.ts'
import { PairLevels, PairReader } from './pair.ts'
import { Sample } from './sample.ts'

/** Pairs drawn for each column to see what strangers who share its value share besides. */
const besidePairs = 10_000
/** Least pairs of strangers that a rate is taken from. */
const besideLeast = 200
/** Pretended pairs that hold a rate near the usual one. */
const besideHeld = 100

/** Pairs that have the value of one column in common, drawn evenly from all such pairs. */
export function besideSample(corpus: Corpus, at: number, linked: number | null): Sample {
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

/**
 * By column and earlier column: u among strangers who share the earlier value, where enough of them are known.
 * `samples` are in the order of evidence.
 */
export function besideRates(
  weigher: Weigher,
  samples: readonly Sample[],
  fields: readonly LearnedField[],
  order: readonly number[],
): Record<string, number[]>[] {
  const answer: Record<string, number[]>[] = fields.map(() => ({}))
  for (const [place, sample] of samples.entries()) {
    const earlier = fields[order[place] ?? 0]?.field ?? ''
    const later = order.slice(place + 1)
    const sums = fields.map(field => new Float64Array(field.u.length))
    sample.each(pair => {
      const { same, related } = weigher.shares(pair)
      if (same > 0.5) return
      const stranger = 1 - same - related
      for (const at of later) {
        const level = pair.level[at] ?? 0
        const column = sums[at]
        if (level > 0 && column) column[level - 1] = (column[level - 1] ?? 0) + stranger
      }
    })
    for (const at of later) {
      const total = (sums[at] ?? new Float64Array()).reduce((a, b) => a + b, 0)
      const field = fields[at]
      const held = answer[at]
      if (!field || !held || total < besideLeast) continue
      held[earlier] = field.u.map((u, l) => ((sums[at]?.[l] ?? 0) + besideHeld * u) / (total + besideHeld))
    }
  }
  return answer
}
