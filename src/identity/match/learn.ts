import { besideRates, besideSample } from './beside.ts'
import type { Blocks } from './blocks.ts'
import type { Corpus } from './corpus.ts'
import { type LearnedField, type Model, Weigher } from './model.ts'
import type { Breathe } from './postings.ts'
import { randomRates } from './random-rates.ts'
import { compareSample } from './sample.ts'

const rounds = 40
/** Pretended pairs, so that a handful of records does not prove that all are one. */
const pretendedMatches = 1
const pretendedPairs = 20
/** Pretended pairs that hold m near its starting point until data speaks. */
const held = 20

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
  const order = columns.map((_, at) => at).sort((a, b) => (random[b]?.[0] ?? 0) - (random[a]?.[0] ?? 0) || a - b)
  const besides = order.map(at => besideSample(corpus, at, linked))
  const n = corpus.size
  const all = Math.max(1, linked === null ? (n * (n - 1)) / 2 : linked * (n - linked))
  const start = Math.min(0.2, (0.1 * n + pretendedMatches) / (all + pretendedPairs))
  let model: Model = {
    version: 1,
    order,
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
      if (columns[at]?.field.oneBearer) return field
      const levels = columns[at]?.pool.levels ?? []
      const total = (sums[at] ?? new Float64Array()).reduce((a, b) => a + b, 0)
      const m = normal(levels.map((level, l) => ((sums[at]?.[l] ?? 0) + held * level.m) / (total + held)))
      const rates = random[at] ?? []
      const strangers = rates.map((rate, l) => Math.max(rate * 0.02, (rate - same * (m[l] ?? 0)) / (1 - same)))
      const equality = (strangers[0] ?? 1) / (m[0] ?? 1)
      // Likeness never says more than equality does: levels that were hardly met would otherwise say anything.
      const u = normal(strangers.map((rate, l) => Math.max(rate, equality * (m[l] ?? 0))))
      return { field: field.field, m, u, beside: {} }
    })
    const beside = round < 3 ? [] : besideRates(weigher, besides, fields, order)
    model = {
      version: 1,
      order,
      same,
      related,
      copies: linked === null ? (2 * matches) / Math.max(1, n) : matches / Math.max(1, linked),
      fields: fields.map((field, at) => ({ ...field, beside: beside[at] ?? {} })),
    }
    if (round > 6 && Math.abs(matches - previous) < 1e-3 * Math.max(1, matches)) break
  }
  return { model, rounds: round, matches }
}

function normal(rates: readonly number[]): number[] {
  const total = rates.reduce((a, b) => a + b, 0)
  return rates.map(rate => Math.max(1e-12, rate / total))
}
