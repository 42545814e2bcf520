import { carriers } from '#src/domain/conversion.ts'
import type { CreditModel } from '#src/domain/credit-model.ts'
import type { CreditReport, CreditRow, WorksFilter } from '#src/domain/views/works.ts'
import { blockBootstrap, type Interval } from '#src/lib/statistics/bootstrap.ts'
import { additiveCredit } from '../attribution/additive.ts'
import type { Journeys } from '../attribution/journeys.ts'
import { markov } from '../attribution/markov.ts'
import { enoughConversions } from '../attribution/models.ts'
import { creditByRule, defaultHalfLife, lastNonDirect } from '../attribution/rules.ts'
import type { Columns } from './columns.ts'
import { denseCounts, denseFlow, denseGraph } from './dense.ts'
import { type Needs, select } from './select.ts'
import { sentenceOf } from './sentence.ts'

const learned: ReadonlySet<CreditModel> = new Set(['markov', 'markov-null', 'shapley'])

/** Whether a model may be shown for so many conversions. */
export const isEnough = (model: CreditModel, conversions: number): boolean =>
  !learned.has(model) || conversions >= enoughConversions

const needsOf = (model: CreditModel): Needs => ({
  days: model === 'time-decay',
  keys: model === 'w',
  missed: model === 'markov-null',
})

/** Credits by block and channel; a chain's are not additive and are solved anew for each drawing. */
type Computed = { readonly credit: Float64Array; readonly again: (drawn: Float64Array) => Float64Array }

function compute(model: CreditModel, journeys: Journeys, blocks: number): Computed {
  const width = journeys.channels.length
  if (model === 'markov' || model === 'markov-null') {
    const counts = denseCounts(journeys, blocks)
    const graph = denseGraph(width)
    const of = model === 'markov' ? 'won' : 'all'
    const solve = (drawn?: Float64Array): Float64Array =>
      markov(graph, denseFlow(counts, of, drawn), false)?.conversions ?? new Float64Array(width)
    return { credit: solve(), again: solve }
  }
  const byBlock =
    model === 'last-other'
      ? creditByRule(journeys, lastNonDirect(carriers), blocks).conversions
      : additiveCredit(model, journeys, defaultHalfLife, blocks).conversions
  const summed = (drawn?: Float64Array): Float64Array => {
    const sum = new Float64Array(width)
    for (let block = 0; block < blocks; block++) {
      const times = drawn ? (drawn[block] ?? 0) : 1
      if (times === 0) continue
      for (let channel = 0; channel < width; channel++)
        sum[channel] = (sum[channel] ?? 0) + times * (byBlock[block * width + channel] ?? 0)
    }
    return sum
  }
  return { credit: summed(), again: summed }
}

export const sharesOf = (credit: Float64Array): Float64Array => {
  const all = credit.reduce((sum, one) => sum + one, 0)
  return credit.map(one => (all === 0 ? 0 : one / all))
}

export interface ReportOptions {
  readonly model: CreditModel
  /** With intervals, which take longer. */
  readonly intervals: boolean
  readonly resamples?: number
}

/** Credit to channels by one model; without rows where the model may not be shown. */
export function creditReport(
  columns: Columns,
  filter: WorksFilter,
  { model, intervals, resamples }: ReportOptions,
): CreditReport {
  const found = select(columns, filter, needsOf(model))
  const { journeys, blocks, conversions, unattributed, missed, read, touches } = found
  const about = { conversions, touches, conversion: filter.conversion ?? 'placed' }
  const missing = Math.max(0, enoughConversions - conversions)
  const base = { model, conversions, unattributed, missed, missing, read }
  if (!isEnough(model, conversions)) return { ...base, rows: [], sentence: sentenceOf([], about) }
  const { credit, again } = compute(model, journeys, Math.max(1, blocks))
  const spread: Interval[] | null = intervals
    ? blockBootstrap(blocks, drawn => sharesOf(again(drawn)), { resamples: resamples ?? 1_000 })
    : null
  const rows = creditRows(journeys, credit, spread)
  return { ...base, rows, sentence: sentenceOf(rows, about) }
}

/** Credit with how it is used, most first; channels without a touch are left out. */
export function creditRows(
  journeys: Journeys,
  credit: Float64Array,
  spread: readonly Interval[] | null,
): readonly CreditRow[] {
  const uses = usesOf(journeys)
  const shares = sharesOf(credit)
  return journeys.channels
    .map((channel, at) => ({
      channel,
      credit: credit[at] ?? 0,
      share: shares[at] ?? 0,
      interval: spread?.[at] ?? null,
      journeys: uses.journeys[at] ?? 0,
      touches: uses.touches[at] ?? 0,
      begins: uses.begins[at] ?? 0,
      ends: uses.ends[at] ?? 0,
    }))
    .filter(row => row.touches > 0)
    .sort((a, b) => b.credit - a.credit || (a.channel < b.channel ? -1 : 1))
}

function usesOf({ channels, size, offsets, touches, conversions }: Journeys) {
  const uses = {
    journeys: new Float64Array(channels.length),
    touches: new Float64Array(channels.length),
    begins: new Float64Array(channels.length),
    ends: new Float64Array(channels.length),
  }
  const seen = new Int32Array(channels.length).fill(-1)
  const count = (list: Float64Array, channel: number): void => {
    list[channel] = (list[channel] ?? 0) + 1
  }
  for (let journey = 0; journey < size; journey++) {
    if ((conversions[journey] ?? 0) === 0) continue
    const [from, end] = [offsets[journey] ?? 0, offsets[journey + 1] ?? 0]
    for (let at = from; at < end; at++) {
      const channel = touches[at] ?? 0
      count(uses.touches, channel)
      if (seen[channel] === journey) continue
      seen[channel] = journey
      count(uses.journeys, channel)
    }
    count(uses.begins, touches[from] ?? 0)
    count(uses.ends, touches[end - 1] ?? 0)
  }
  return uses
}
