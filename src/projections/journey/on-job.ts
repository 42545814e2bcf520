import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { jobIsVisible } from '../job/visible-job.ts'

/**
 * Ways `k` of people on jobs `j` that the viewer may know of, with the placement `p` where one was made.
 * @param ways a table or a subquery: all candidacies when left out
 */
export const waysOnJobs = (sql: Queryable, viewer: Viewer, ways = sql`candidacy`): Fragment => sql`
  (${ways} k join job j on j.assignment_id = k.assignment_id and ${jobIsVisible(sql, viewer)} and k.know in ${audiencesOf(sql, viewer)}
    left join placement p on p.person_id = k.person_id and p.assignment_id = k.assignment_id and p.know in ${audiencesOf(sql, viewer)})`

/**
 * Whether somebody was on the job at a time, from `sourcingDays` before: who was placed until the first day at work, who was
 * left on a closed one until it closed.
 */
export const wasOnJob = (sql: Queryable, at: Fragment, sourcingDays: number): Fragment => sql`
  (${at} >= k.opened_at - make_interval(days => ${sourcingDays}::int)
    and ${at} <= coalesce(k.ended_at, p.start_on::timestamptz, j.closed_at, 'infinity'))`
