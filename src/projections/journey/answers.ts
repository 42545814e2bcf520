import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { literally } from '#src/db/prefix.ts'
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

/**
 * Everybody who waited for an answer in the period, latest first. Only the period's messages are read, along the index on
 * time; what was said before the first of somebody's and after the last is looked up on their line.
 */
export function waitsOf(
  sql: Queryable,
  viewer: Viewer,
  { from = '0001-01-01', before = 'infinity' }: Span,
  account: string | null,
): Promise<Waited[]> {
  const said = sql`l.talk and not l.automatic and l.know in ${audiencesOf(sql, viewer)}`
  return sql<Waited[]>`
    with said as (
      select l.person_id, l.entry_id, l.at, l.direction = 'in' as theirs, l.account, l.live from line l
      where ${said} and l.at >= ${from}::text::timestamptz and l.at < ${before}::text::timestamptz
      order by l.at desc, l.entry_id desc limit ${literally(sql, most)}
    ), talks as (
      select *, lag(theirs) over w as before, first_value(entry_id) over w = entry_id as first,
        min(at) filter (where not theirs) over (w rows between 1 following and unbounded following) as answered
      from said window w as (partition by person_id order by at, entry_id)
    )
    select t.person_id, t.at as began, coalesce(t.answered, later.at) as ended from talks t
    left join lateral (
      select l.direction = 'in' as theirs from line l
      where t.first and l.person_id = t.person_id and l.at > '-infinity' and (l.at, l.entry_id) < (t.at, t.entry_id) and ${said}
      order by l.at desc, l.entry_id desc limit 1) earlier on true
    left join lateral (
      select l.at from line l
      where t.answered is null and l.person_id = t.person_id and (l.at, l.entry_id) > (t.at, t.entry_id) and l.direction <> 'in' and ${said}
      order by l.at, l.entry_id limit 1) later on true
    where t.theirs and t.live and coalesce(t.before, earlier.theirs) is distinct from true
      ${account === null ? sql`` : sql`and t.account = ${account}::uuid`}
    order by t.at desc, t.entry_id desc`
}
