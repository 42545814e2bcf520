import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { carriers } from '#src/domain/conversion.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { journeysOf } from '../attribution/journey-builder.ts'
import type { Journeys } from '../attribution/journeys.ts'
import { jobIsVisible } from '../job/visible-job.ts'
import { narrowed } from '../journey/asked.ts'
import { decodeSteps, type Step } from '../journey/steps.ts'
import { type Accounts, nobodys } from './accounts.ts'

/** A placement, or a candidacy that ended without one, with the way that led there. */
export interface Way {
  readonly person_id: string
  readonly assignment_id: string
  readonly placed: boolean
  readonly at: string
  /** Null where no touch is known before it. */
  readonly steps: Buffer | null
  /** By touch, what it kept of our own channel; null where none kept any. */
  readonly sources: readonly (string | null)[] | null
  readonly fee: string | null
  readonly fee_currency: string | null
  /** To a job that the filter asks for. */
  readonly asked: boolean
}

/** Read at most; of more, the latest. */
const mostWays = 200_000

/**
 * Placements of a period by their first day at work, and what ended without one: all of the house, marked by whether the
 * filter asks for their job.
 */
export function waysOf(sql: Queryable, viewer: Viewer, filter: WorksFilter): Promise<Way[]> {
  const { from = '-infinity', before = 'infinity' } = filter
  const vis = audiencesOf(sql, viewer)
  const asked = sql`(true ${narrowed(sql, filter)})`
  return sql<Way[]>`
    select * from (
      select p.person_id, p.assignment_id, true as placed, g.steps, g.sources, p.fee::text as fee, p.fee_currency,
        coalesce(p.start_on::timestamptz, p.made_at) as at, ${asked} as asked
      from placement p join job j using (assignment_id)
      left join journey g on g.person_id = p.person_id and g.assignment_id = p.assignment_id and g.conversion = 'placed'
      where p.know in ${vis} and ${jobIsVisible(sql, viewer)}
      union all
      select g.person_id, g.assignment_id, false, g.steps, g.sources, null, null, g.at, ${asked} from journey g join job j using (assignment_id)
      where g.conversion = 'placed' and not g.converted and ${jobIsVisible(sql, viewer)}) ways
    where at >= ${from}::text::timestamptz and at < ${before}::text::timestamptz
    order by at desc, assignment_id limit ${mostWays}`
}

/** Names of our own channels, by what a touch kept of them. */
export type Names = ReadonlyMap<string, { readonly name: string }>

/** A touch of a way, with the name of our own channel by which it came. */
interface WayStep extends Step {
  readonly name: string | null
}

export const stepsOf = ({ steps, sources }: Way, names: Names): WayStep[] =>
  steps === null
    ? []
    : decodeSteps(steps).map((step, at) => {
        const source = sources?.[at] ?? null
        return { ...step, name: source === null ? null : (names.get(source)?.name ?? null) }
      })

/** Touches by what credit is shared to; what says nothing of that is passed over, a way of nothing else is nobody's. */
function creditedSteps(steps: readonly WayStep[], accounts: Accounts): readonly Step[] {
  const kept =
    accounts === 'named'
      ? steps.flatMap(step => (step.name === null ? [] : [{ ...step, channel: step.name }]))
      : accounts === 'source'
        ? steps.filter(step => !carriers.has(step.channel))
        : steps
  return kept.length > 0 ? kept : [{ channel: nobodys, days: 0, key: false }]
}

/**
 * Ways as the models take them, each assignment a block.
 * @param worth of a placement, in minor units of one currency.
 */
export function journeysOfWays(
  ways: readonly Way[],
  accounts: Accounts,
  names: Names,
  worth: (way: Way) => number,
): { readonly journeys: Journeys; readonly blocks: number } {
  const numbers = new Map<string, number>()
  for (const { assignment_id } of ways) if (!numbers.has(assignment_id)) numbers.set(assignment_id, numbers.size)
  const journeys = journeysOf(
    ways.map(way => {
      const steps = creditedSteps(stepsOf(way, names), accounts)
      return {
        path: steps.map(step => step.channel),
        days: steps.map(step => Math.max(0, step.days)),
        keys: steps.flatMap((step, at) => (step.key ? [at] : [])),
        conversions: way.placed ? 1 : 0,
        nulls: way.placed ? 0 : 1,
        value: way.placed ? worth(way) : 0,
        block: numbers.get(way.assignment_id) ?? 0,
      }
    }),
  )
  return { journeys, blocks: numbers.size }
}
