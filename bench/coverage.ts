import type { CreditModel } from '#src/domain/credit-model.ts'
import { seededRandom } from '#src/lib/statistics/random.ts'
import { type Chunk, Columns } from '#src/projections/journey/columns.ts'
import { creditReport } from '#src/projections/journey/report.ts'
import { channelNumber } from '#src/projections/journey/steps.ts'

/**
 * The law by which years are made: where a journey begins, how it goes on, and when it ends, by channel; each job's
 * journeys lean to one channel of its own by `lean`, so that they are not independent.
 */
const channels = ['linkedin', 'event', 'job-board', 'referral', 'careers-site', 'x'].map(channelNumber)
const begins = [0.3, 0.12, 0.25, 0.15, 0.13, 0.05]
const goesOn = 0.7
const converts = [0.3, 0.45, 0.12, 0.5, 0.2, 0.1]
const lean = 0.25
const perYear = { assignments: 150, journeys: 4 }
const years = 100
const truthJourneys = 10_000_000

/** In how many of a hundred years the 95 % interval holds the model's own value on the law, by model and channel. */
export async function run(): Promise<object> {
  const found: Record<string, object> = {}
  for (const model of ['linear', 'markov', 'shapley'] as const) found[model] = covered(model)
  return { years, perYear, truthJourneys, lean, covered: found }
}

function covered(model: CreditModel): object {
  const truth = truthOf(model)
  const hits = new Map<string, number>()
  for (let year = 0; year < years; year++) {
    const report = creditReport(
      columnsFor(perYear.assignments, perYear.journeys, seededRandom(1_000 + year)),
      {},
      { model, intervals: true, resamples: 400 },
    )
    for (const [channel, share] of truth) {
      const interval = report.rows.find(row => row.channel === channel)?.interval ?? { low: 0, high: 0 }
      if (interval.low <= share && share <= interval.high) hits.set(channel, (hits.get(channel) ?? 0) + 1)
    }
  }
  return Object.fromEntries(
    [...truth].map(([channel, share]) => [
      channel,
      { truth: Math.round(share * 1e4) / 1e4, years: hits.get(channel) ?? 0 },
    ]),
  )
}

/** The mean over ten million journeys, a million at a time. */
function truthOf(model: CreditModel): Map<string, number> {
  const parts = 10
  const truth = new Map<string, number>()
  for (let part = 0; part < parts; part++) {
    const many = columnsFor(truthJourneys / parts / perYear.journeys, perYear.journeys, seededRandom(7 + part))
    for (const { channel, share } of creditReport(many, {}, { model, intervals: false }).rows)
      truth.set(channel, (truth.get(channel) ?? 0) + share / parts)
  }
  return truth
}

function pick(weights: readonly number[], random: () => number): number {
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [at, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return at
  }
  return weights.length - 1
}

function columnsFor(jobs: number, each: number, random: () => number): Columns {
  const size = jobs * each
  const touches: number[] = []
  const offsets = new Int32Array(size + 1)
  const converted = new Uint8Array(size)
  const assignment = new Int32Array(size)
  for (let job = 0, row = 0; job < jobs; job++) {
    const own = pick(begins, random)
    for (let nth = 0; nth < each; nth++, row++) {
      let at = random() < lean ? own : pick(begins, random)
      for (;;) {
        touches.push(channels[at] ?? 0)
        if (random() >= goesOn) break
        at = random() < lean ? own : pick(begins, random)
      }
      converted[row] = random() < (converts[at] ?? 0) ? 1 : 0
      assignment[row] = job + 1
      offsets[row + 1] = touches.length
    }
  }
  const chunk: Chunk = {
    size,
    conversion: new Uint8Array(size),
    converted,
    at: new Float64Array(size),
    assignment,
    offsets,
    channel: Uint8Array.from(touches),
    key: new Uint8Array(touches.length),
    days: new Float32Array(touches.length),
  }
  const columns = new Columns()
  columns.chunks = [chunk]
  return columns
}
