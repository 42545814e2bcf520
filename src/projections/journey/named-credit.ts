import type { Viewer } from '#src/access/viewer.ts'
import type { Sql } from '#src/db/pool.ts'
import type { CreditModel } from '#src/domain/credit-model.ts'
import type { CreditReport, WorksFilter } from '#src/domain/views/works.ts'
import { blockBootstrap } from '#src/lib/statistics/bootstrap.ts'
import { journeysOf } from '../attribution/journey-builder.ts'
import type { Journey } from '../attribution/journeys.ts'
import { enoughConversions } from '../attribution/models.ts'
import { journeysFor } from './asked.ts'
import { crediting } from './crediting.ts'
import { type NamedDimension, nameOf } from './names.ts'
import { creditRows, isEnough, type ReportOptions, sharesOf } from './report.ts'
import { sentenceOf } from './sentence.ts'
import { decodeSteps, type Step } from './steps.ts'

interface Row {
  readonly person_id: string
  readonly assignment_id: string
  readonly converted: boolean
  readonly steps: Buffer
  /** By touch, what it is called in this dimension. */
  readonly names: readonly (string | null)[] | null
}

/** Journeys read at most; of more, the latest. */
const mostRead = 100_000
/** Names that a report lists; of more, those with the most credit. */
const mostNames = 200

/**
 * Credit to what a touch is called: an own channel, a content, a colleague. Read from the rows and not from memory, with how
 * many were read. A touch without a name is passed over, a journey without any is nobody's by name ("other").
 */
export async function namedCredit(
  sql: Sql,
  viewer: Viewer,
  filter: WorksFilter & { readonly by: NamedDimension },
  { model, intervals, resamples }: ReportOptions,
): Promise<CreditReport> {
  const rows = await read(sql, viewer, filter, model)
  const numbers = new Map<string, number>()
  let conversions = 0
  let missed = 0
  let unattributed = 0
  let touches = 0
  const list: Journey[] = []
  for (const row of rows) {
    if (row.converted) conversions++
    else missed++
    const steps = inside(decodeSteps(row.steps), filter.lookBack)
    touches += steps.length
    if (steps.length === 0) {
      if (row.converted) unattributed++
      continue
    }
    // Without an assignment everybody stands for themselves.
    const own = row.assignment_id.startsWith('00000000-0000') ? row.person_id : row.assignment_id
    if (!numbers.has(own)) numbers.set(own, numbers.size)
    list.push(journeyOf(row, steps, numbers.get(own) ?? 0))
  }
  const about = { conversions, touches, conversion: filter.conversion ?? 'placed' }
  const missing = Math.max(0, enoughConversions - conversions)
  const base = { model, conversions, unattributed, missed, missing, read: rows.length }
  if (!isEnough(model, conversions) || list.length === 0) return { ...base, rows: [], sentence: sentenceOf([], about) }
  const journeys = journeysOf(list)
  const credit = crediting(model, journeys, numbers.size)
  const spread = intervals
    ? blockBootstrap(numbers.size, drawn => sharesOf(credit(drawn).results), { resamples: resamples ?? 400 })
    : null
  const shown = creditRows(journeys, credit().results, spread).slice(0, mostNames)
  return { ...base, rows: shown, sentence: sentenceOf(shown, about) }
}

const inside = (steps: readonly Step[], lookBack: number | undefined): (Step & { readonly at: number })[] =>
  steps.map((step, at) => ({ ...step, at })).filter(step => lookBack === undefined || step.days <= lookBack)

function journeyOf(row: Row, steps: readonly (Step & { readonly at: number })[], block: number): Journey {
  const named = steps.flatMap(step => {
    const name = row.names?.[step.at]
    return name ? [{ ...step, name }] : []
  })
  const kept = named.length > 0 ? named : [{ name: 'other', days: 0, key: false }]
  return {
    path: kept.map(step => step.name),
    days: kept.map(step => Math.max(0, step.days)),
    keys: kept.flatMap((step, at) => (step.key ? [at] : [])),
    conversions: row.converted ? 1 : 0,
    nulls: row.converted ? 0 : 1,
    block,
  }
}

function read(
  sql: Sql,
  viewer: Viewer,
  filter: WorksFilter & { readonly by: NamedDimension },
  model: CreditModel,
): Promise<Row[]> {
  const { by, from, before, conversion } = filter
  return sql<Row[]>`
    select g.person_id, g.assignment_id, g.converted, g.steps, ${nameOf(sql, by)} as names
    from journey g left join job j on j.assignment_id = g.assignment_id
    where g.conversion = ${conversion ?? 'placed'} and (g.converted or ${model === 'markov-null'}::text::boolean)
      and g.at >= ${from ?? '-infinity'}::text::timestamptz and g.at < ${before ?? 'infinity'}::text::timestamptz
      and ${journeysFor(sql, viewer, filter)}
    order by g.at desc, g.person_id, g.assignment_id limit ${mostRead}`
}
