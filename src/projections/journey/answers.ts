import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Spread } from '#src/domain/views/works.ts'
import type { Span } from './asked.ts'
import { durationOf, spread } from './spread.ts'

/** Messages read at most; of more, the latest. */
const most = 200_000

/** Who waited for an answer: since when, and until when. */
interface Waited {
  readonly person_id: string
  readonly began: string
  readonly ended: string | null
}

/**
 * Time to first answer: from the first message of somebody that we had not answered to what we next said to them. What still
 * waits is counted as not done (Kaplan and Meier). `account`: only what came to them.
 */
export async function answersOf(
  sql: Queryable,
  viewer: Viewer,
  period: Span,
  now: string,
  account: string | null = null,
): Promise<Spread> {
  const rows = await waitsOf(sql, viewer, period, account)
  return spread(rows.map(({ began, ended }) => durationOf(began, ended, now)))
}

/** Everybody who waited for an answer in the period, latest first. */
export const waitsOf = (
  sql: Queryable,
  viewer: Viewer,
  { from, before }: Span,
  account: string | null,
): Promise<Waited[]> => sql<Waited[]>`
    with talks as (
      select l.person_id, l.at, l.direction = 'in' as theirs, l.account, l.live,
        lag(l.direction = 'in') over w as before,
        min(l.at) filter (where l.direction <> 'in') over (w rows between 1 following and unbounded following) as answered
      from line l
      where l.talk and not l.automatic and l.know in ${audiencesOf(sql, viewer)} and l.at > '-infinity'
        and l.at >= coalesce(${from ?? null}::text::timestamptz - interval '90 days', '0001-01-01')
      window w as (partition by l.person_id order by l.at, l.entry_id)
    )
    select person_id, at as began, answered as ended from talks
    where theirs and live and before is distinct from true
      and at >= ${from ?? '0001-01-01'}::text::timestamptz and at < ${before ?? 'infinity'}::text::timestamptz
      ${account === null ? sql`` : sql`and account = ${account}::uuid`}
    order by at desc limit ${most}`
