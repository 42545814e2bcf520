import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { literally } from '#src/db/prefix.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { jobIsVisible } from '../job/visible-job.ts'
import { isNarrowed, jobsOf } from '../journey/asked.ts'
import { ourTouches } from '../journey/mine.ts'
import { wasOnJob, waysOnJobs } from '../journey/on-job.ts'
import { type Accounts, accountOfTouch } from './accounts.ts'

/** Touches read at most; of more, the latest. */
export const mostTouches = 2_000_000

/**
 * Our work in a period as a table (entry_id, person_id, at, kind, account, part): every touch once, with one of those whom it
 * was with, and whose account it is on. Narrowed, the touches that name one of the jobs, or name none and were with
 * somebody who was on one then, from `sourcingDays` before; `part` is these jobs' of all that a touch was for.
 */
export function ourWork(
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
  accounts: Accounts,
  sourcingDays: number,
): Fragment {
  const touches = isNarrowed(filter) ? workOn(sql, viewer, filter, sourcingDays) : allWork(sql, viewer, filter)
  const named =
    accounts === 'named'
      ? sql`left join lateral (
          select h.name from touch_source t join channel_name h on h.source = t.source
          where t.entry_id = m.entry_id and t.know in ${audiencesOf(sql, viewer)} order by h.name limit 1) n on true`
      : sql``
  return sql`(select m.entry_id, m.person_id, m.at, m.kind, m.part, ${accountOfTouch(sql, accounts)} as account from (${touches}) m ${named})`
}

/** Along the index on time, from the latest on. */
const allWork = (sql: Queryable, viewer: Viewer, filter: WorksFilter): Fragment => sql`
  select distinct on (l.at, l.entry_id) l.entry_id, l.person_id, l.at, l.kind, coalesce(l.channel, 'other') as channel, 1::float8 as part
  from line l where ${ourTouches(sql, viewer, filter)}
  order by l.at desc, l.entry_id desc, l.person_id limit ${literally(sql, mostTouches)}`

function workOn(sql: Queryable, viewer: Viewer, filter: WorksFilter, sourcingDays: number): Fragment {
  const on = wasOnJob(sql, sql`l.at`, sourcingDays)
  const passages = waysOnJobs(sql, viewer)
  return sql`
    with asked as materialized (
      select j.assignment_id from job j where ${jobsOf(sql, viewer, filter)}
    ), found as materialized (
      select l.entry_id from asked a join ledger.subject s on s.subject_id = a.assignment_id and s.noun = 'assignment'
      join line l on l.entry_id = s.entry_id where ${ourTouches(sql, viewer, filter)}
      union
      select l.entry_id from asked a join ${passages} on k.assignment_id = a.assignment_id
      join line l on l.person_id = k.person_id and ${on} where ${ourTouches(sql, viewer, filter)}
      limit ${literally(sql, mostTouches)}
    ), was_for as (
      -- From the touches, not from all that ever named a job of the house.
      select f.entry_id, s.subject_id as assignment_id from found f
      cross join lateral (select o.subject_id from ledger.subject o where o.entry_id = f.entry_id and o.noun = 'assignment' offset 0) s
      join job j on j.assignment_id = s.subject_id and ${jobIsVisible(sql, viewer)}
      union
      select f.entry_id, k.assignment_id from found f join line l on l.entry_id = f.entry_id
      join ${passages} on k.person_id = l.person_id and ${on}
      where not exists (select from ledger.subject o where o.entry_id = f.entry_id and o.noun = 'assignment')
    ), parts as (
      select entry_id, count(*) filter (where assignment_id in (select assignment_id from asked))::float8 / count(*) as part
      from was_for group by entry_id
    )
    select distinct on (l.at, l.entry_id) l.entry_id, l.person_id, l.at, l.kind, coalesce(l.channel, 'other') as channel, g.part
    from parts g join line l on l.entry_id = g.entry_id
    where g.part > 0 and ${ourTouches(sql, viewer, filter)}
    order by l.at desc, l.entry_id desc, l.person_id`
}
