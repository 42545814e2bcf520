import type { CreditModel } from '#src/domain/credit-model.ts'
import type { CreditReport, CreditRow, WorksFilter } from '#src/domain/views/works.ts'
import { blockBootstrap, type Interval } from '#src/lib/statistics/bootstrap.ts'
import type { Journeys } from '../attribution/journeys.ts'
import { markov } from '../attribution/markov.ts'
import { enoughConversions } from '../attribution/models.ts'
import type { Columns } from './columns.ts'
import { crediting } from './crediting.ts'
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

/** Credit by channel, of blocks as often as they were drawn. A chain is not additive and is solved anew for each drawing. */
function compute(model: CreditModel, journeys: Journeys, blocks: number): (drawn?: Float64Array) => Float64Array {
  if (model !== 'markov' && model !== 'markov-null') {
    const credit = crediting(model, journeys, blocks)
    return drawn => credit(drawn).results
  }
  const width = journeys.channels.length
  const counts = denseCounts(journeys, blocks)
  const graph = denseGraph(width)
  const of = model === 'markov' ? 'won' : 'all'
  return drawn => markov(graph, denseFlow(counts, of, drawn), false)?.conversions ?? new Float64Array(width)
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
  hidden?: ReadonlySet<number>,
): CreditReport {
  const found = select(columns, filter, needsOf(model), hidden)
  const { journeys, blocks, conversions, unattributed, missed, read, touches } = found
  const about = { conversions, touches, conversion: filter.conversion ?? 'placed' }
  const missing = Math.max(0, enoughConversions - conversions)
  const base = { model, conversions, unattributed, missed, missing, read }
  if (!isEnough(model, conversions)) return { ...base, rows: [], sentence: sentenceOf([], about) }
  const credit = compute(model, journeys, Math.max(1, blocks))
  const spread: Interval[] | null = intervals
    ? blockBootstrap(blocks, drawn => sharesOf(credit(drawn)), { resamples: resamples ?? 1_000 })
    : null
  const rows = creditRows(journeys, credit(), spread)
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
