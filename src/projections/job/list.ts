import type { Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import type { AssignmentState } from '#src/domain/assignment.ts'
import type { Page } from '#src/domain/views/common.ts'
import type { JobRow } from '#src/domain/views/jobs.ts'
import { family, wholeName, wholeOf } from '../companies/family.ts'
import { cardOf } from './candidate-row.ts'
import { candidateIsVisible, isOwed, jobIsVisible } from './visible-job.ts'

const page = 100

interface JobsQuery {
  readonly state?: readonly AssignmentState[]
  readonly q?: string
  readonly owner?: string
  readonly client?: string
  readonly cursor?: string
}

export type JobRecord = Omit<JobRow, 'client'> & { readonly client_id: string | null; readonly client: string | null }

export const jobColumns = (sql: Queryable): Fragment => sql`
  j.assignment_id as id, j.title, ${wholeOf(sql, sql`j.client_id`)} as client_id, ${wholeName(sql, sql`j.client_id`, sql`j.client`)} as client, j.state, j.state_at as since, j.opened_at as opened, j.ordered_at as ordered,
  j.closed_at as closed, j.due_on::text as due, j.owner`

/** Of each job `j`: who is on it, sent, placed, and owed an answer. */
export const jobCounts = (sql: Queryable, viewer: Viewer): Fragment => sql`
  left join lateral (
    select count(*) filter (where k.ended_at is null)::int as people,
      count(*) filter (where k.submitted_at is not null or k.phase in ('sent', 'interview', 'offer', 'placed'))::int as sent,
      count(*) filter (where k.phase = 'placed' and k.ended_at is null)::int as placed,
      count(*) filter (where c.forbidden is null and ${isOwed(sql, sql`c.out_at`)})::int as owed
    from candidacy k ${cardOf(sql, viewer)}
    where k.assignment_id = j.assignment_id and ${candidateIsVisible(sql, viewer)}) n on true`

export const jobOf = ({ client_id, client, ...row }: JobRecord): JobRow => ({
  ...row,
  client: client_id && client ? { id: client_id, name: client } : null,
})

/** Running ones first, newest first; the counts of one page's jobs only. */
export async function listJobs(sql: Queryable, viewer: Viewer, query: JobsQuery): Promise<Page<JobRow>> {
  const offset = Math.max(0, Number.parseInt(query.cursor ?? '0', 10) || 0)
  const like = `%${(query.q ?? '').toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  const rows = await sql<(JobRecord & { total: number })[]>`
    with found as materialized (
      select j.*, count(*) over ()::int as total from job j
      where ${jobIsVisible(sql, viewer)}
        ${query.state ? sql`and j.state = any(${[...query.state]})` : sql``}
        ${query.q ? sql`and (j.title_key like ${like} or lower(j.client) like ${like})` : sql``}
        ${query.owner ? sql`and j.owner = ${query.owner}::uuid` : sql``}
        ${query.client ? sql`and j.client_id in ${family(sql, query.client)}` : sql``}
      order by j.open desc, j.state = 'open' desc, j.state = 'on-hold' desc, coalesce(j.closed_at, j.opened_at) desc nulls last, j.assignment_id
      limit ${page + 1} offset ${offset})
    select ${jobColumns(sql)}, n.people, n.sent, n.placed, n.owed, j.total from found j ${jobCounts(sql, viewer)}
    order by j.open desc, j.state = 'open' desc, j.state = 'on-hold' desc, coalesce(j.closed_at, j.opened_at) desc nulls last, j.assignment_id`
  return {
    rows: rows.slice(0, page).map(({ total: _, ...row }) => jobOf(row)),
    next: rows.length > page ? String(offset + page) : null,
    total: rows[0]?.total ?? 0,
  }
}
