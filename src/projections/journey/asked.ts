import type { Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { family } from '../companies/family.ts'
import { jobIsVisible } from '../job/visible-job.ts'

/** A time of asking: from, and up to and not including. */
export type Span = Pick<WorksFilter, 'from' | 'before'>

/** Whether a filter asks for some jobs and not all that happened. */
export const isNarrowed = ({ client, owner, work }: WorksFilter): boolean =>
  client !== undefined || owner !== undefined || work !== undefined

/**
 * What a filter asks of jobs `j`, to follow other conditions; without it everything passes, also what has no job. A client
 * is all organisations that were said to be one with it.
 */
export const narrowed = (sql: Queryable, { client, owner, work }: WorksFilter): Fragment => sql`
  ${client === undefined ? sql`` : sql`and j.client_id in ${family(sql, client)}`}
  ${owner === undefined ? sql`` : sql`and j.owner = ${owner}::uuid`}
  ${work === undefined ? sql`` : sql`and coalesce(j.work, 'permanent') = ${work}`}`

/** The jobs `j` that a filter asks for; what is confidential is in nobody else's figures. */
export const jobsOf = (sql: Queryable, viewer: Viewer, filter: WorksFilter): Fragment =>
  sql`${jobIsVisible(sql, viewer)} ${narrowed(sql, filter)}`

/** The journeys that a filter asks for, with their job `j` left-joined: to jobs that the viewer may know of, or to none. */
export const journeysFor = (sql: Queryable, viewer: Viewer, filter: WorksFilter): Fragment =>
  sql`(j.assignment_id is null or ${jobIsVisible(sql, viewer)}) ${narrowed(sql, filter)}`
