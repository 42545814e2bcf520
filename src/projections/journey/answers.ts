import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { literally } from '#src/db/prefix.ts'
import { carriers } from '#src/domain/conversion.ts'
import type { Spread, WorksFilter } from '#src/domain/views/works.ts'
import { workSettings } from '../job-line/settings.ts'
import { conversations } from '../spend/accounts.ts'
import { isNarrowed, jobsOf, narrowed, type Span } from './asked.ts'
import { wasOnJob, waysOnJobs } from './on-job.ts'
import { durationOf, spread } from './spread.ts'

/** Messages read at most; of more, the latest. */
const most = 200_000

/** Whose waiting is asked for: of some jobs' people alone, by one channel alone. */
type WaitsAsked = Span & Pick<WorksFilter, 'client' | 'owner' | 'work'> & { readonly channel?: string }

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
  asked: WaitsAsked,
  now: string,
  account: string | null = null,
): Promise<Spread> {
  const rows = await waitsOf(sql, viewer, asked, account)
  return spread(rows.map(({ began, ended }) => durationOf(began, ended, now)))
}

/**
 * Everybody who waited for an answer in the period, latest first. Only the period's messages are read, along the index on
 * time; what was said before the first of somebody's and after the last is looked up on their line. Narrowed, the messages
 * that hours are counted of: which name one of the jobs, or none and came from somebody who was on one then.
 */
export async function waitsOf(
  sql: Queryable,
  viewer: Viewer,
  asked: WaitsAsked,
  account: string | null,
): Promise<Waited[]> {
  const { from = '0001-01-01', before = 'infinity', channel } = asked
  const days = isNarrowed(asked) ? (await workSettings(sql)).belonging.sourcingDays : null
  const said = sql`l.talk and not l.automatic and l.know in ${audiencesOf(sql, viewer)}`
  return sql<Waited[]>`
    with said as (
      select l.person_id, l.entry_id, l.at, l.channel, l.direction = 'in' as theirs, l.account, l.live from line l
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
      ${channel === undefined ? sql`` : byChannel(sql, channel)}
      ${days === null ? sql`` : forJobs(sql, viewer, asked, days)}
    order by t.at desc, t.entry_id desc`
}

/** By one channel, or by all those that only carry words. */
const byChannel = (sql: Queryable, channel: string): Fragment =>
  channel === conversations
    ? sql`and t.channel = any(${[...carriers]})`
    : sql`and coalesce(t.channel, 'other') = ${channel}`

/** That the message `t` was for one of the jobs asked for. From the message and its sender, not from all that a job ever had. */
function forJobs(sql: Queryable, viewer: Viewer, asked: WaitsAsked, sourcingDays: number): Fragment {
  const named = sql`(select o.subject_id from ledger.subject o where o.entry_id = t.entry_id and o.noun = 'assignment' offset 0)`
  const theirs = sql`(select o.* from candidacy o where o.person_id = t.person_id offset 0)`
  return sql`and (
    exists (select from ${named} n join job j on j.assignment_id = n.subject_id where ${jobsOf(sql, viewer, asked)})
    or (not exists (select from ${named} n) and exists (
      select from ${waysOnJobs(sql, viewer, theirs)} where ${wasOnJob(sql, sql`t.at`, sourcingDays)} ${narrowed(sql, asked)})))`
}
