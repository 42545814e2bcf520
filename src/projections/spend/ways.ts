import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { carriers } from '#src/domain/conversion.ts'
import { journeysOf } from '../attribution/journey-builder.ts'
import type { Journeys } from '../attribution/journeys.ts'
import type { Span } from '../journey/asked.ts'
import { decodeSteps } from '../journey/steps.ts'

/** A placement, or a candidacy that ended without one, with the way that led there. */
export interface Way {
  readonly person_id: string
  readonly assignment_id: string
  readonly placed: boolean
  readonly at: string
  /** Null where no touch is known before it. */
  readonly steps: Buffer | null
  readonly fee: string | null
  readonly fee_currency: string | null
}

/** Read at most; of more, the latest. */
const mostWays = 200_000

/** Placements of a period by their first day at work, and what ended without one. */
export function waysOf(
  sql: Queryable,
  viewer: Viewer,
  { from = '-infinity', before = 'infinity' }: Span,
): Promise<Way[]> {
  const vis = audiencesOf(sql, viewer)
  return sql<Way[]>`
    select * from (
      select p.person_id, p.assignment_id, true as placed, g.steps, p.fee::text as fee, p.fee_currency, coalesce(p.start_on::timestamptz, p.made_at) as at
      from placement p join job j using (assignment_id)
      left join journey g on g.person_id = p.person_id and g.assignment_id = p.assignment_id and g.conversion = 'placed'
      where p.know in ${vis} and j.know in ${vis}
      union all
      select g.person_id, g.assignment_id, false, g.steps, null, null, g.at from journey g join job j using (assignment_id)
      where g.conversion = 'placed' and not g.converted and j.know in ${vis}) ways
    where at >= ${from}::text::timestamptz and at < ${before}::text::timestamptz
    order by at desc, assignment_id limit ${mostWays}`
}

/**
 * Ways as the models take them, each assignment a block. `sources`: to where people came from, passing over what only
 * carries words.
 * @param worth of a placement, in minor units of one currency.
 */
export function journeysOfWays(
  ways: readonly Way[],
  sources: boolean,
  worth: (way: Way) => number,
): { readonly journeys: Journeys; readonly blocks: number } {
  const numbers = new Map<string, number>()
  for (const { assignment_id } of ways) if (!numbers.has(assignment_id)) numbers.set(assignment_id, numbers.size)
  const journeys = journeysOf(
    ways.map(way => {
      const all = way.steps === null ? [] : decodeSteps(way.steps)
      const kept = sources ? all.filter(step => !carriers.has(step.channel)) : all
      const steps = kept.length > 0 ? kept : [{ channel: 'other', days: 0, key: false }]
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
