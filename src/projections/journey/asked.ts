import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'

/** A time of asking: from, and up to and not including. */
export type Span = Pick<WorksFilter, 'from' | 'before'>

/** What a filter asks of jobs `j`, to follow other conditions; without it everything passes, also what has no job. */
export const narrowed = (sql: Queryable, { client, owner, work }: WorksFilter): Fragment => sql`
  ${client === undefined ? sql`` : sql`and j.client_id = ${client}::uuid`}
  ${owner === undefined ? sql`` : sql`and j.owner = ${owner}::uuid`}
  ${work === undefined ? sql`` : sql`and coalesce(j.work, 'permanent') = ${work}`}`

/** The jobs `j` that a filter asks for. */
export const jobsOf = (sql: Queryable, viewer: Viewer, filter: WorksFilter): Fragment =>
  sql`j.know in ${audiencesOf(sql, viewer)} ${narrowed(sql, filter)}`
