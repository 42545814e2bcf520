import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { jobsOf } from './asked.ts'

/**
 * Who was put forward in the period, once a job, as a table (person_id, assignment_id, at, known): `known` is whether we had
 * met them before that job's order.
 */
export function putForward(sql: Queryable, viewer: Viewer, filter: WorksFilter): Fragment {
  const { from = '-infinity', before = 'infinity' } = filter
  const vis = audiencesOf(sql, viewer)
  return sql`(
    select sent.person_id, sent.assignment_id, sent.at, exists (
      select from line l where l.person_id = sent.person_id and l.at < sent.ordered_at and l.at > '-infinity' and not l.automatic and l.know in ${vis}) as known
    from (
      select s.person_id, s.assignment_id, j.ordered_at, max(s.at) as at from candidacy_step s join job j using (assignment_id)
      where s.know in ${vis} and ${jobsOf(sql, viewer, filter)} and (s.phase = 'sent' or s.kind = 'candidacy.submitted')
        and s.at >= ${from}::text::timestamptz and s.at < ${before}::text::timestamptz
      group by 1, 2, 3) sent)`
}
