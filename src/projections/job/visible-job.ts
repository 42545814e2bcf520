import { audiencesOf, mayManage, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'

/** Whether the viewer may know of job `j`: a confidential one is its owner's, its team's and the admins'. */
export const jobIsVisible = (sql: Queryable, viewer: Viewer): Fragment =>
  mayManage(viewer)
    ? sql`(j.know in ${audiencesOf(sql, viewer)})`
    : sql`(j.know in ${audiencesOf(sql, viewer)} and (not j.confidential or j.owner = ${viewer.account}::uuid or ${viewer.account}::uuid = any(j.team)))`

/** What decides who may know of a job. */
export interface Knowable {
  readonly confidential: boolean
  readonly owner: string | null
  readonly team: readonly string[]
  /** Accounts that may know of it; null: the whole house. */
  readonly known_to: readonly string[] | null
}

/** The columns of `Knowable`, of job `j`. */
export const knowable = (sql: Queryable): Fragment =>
  sql`j.confidential, j.owner, j.team, case when j.know <> 0 then coalesce((select a.accounts from audience a where a.id = j.know), '{}') end as known_to`

/** The same as `jobIsVisible`, of a job that was read before. */
export const mayKnow = ({ confidential, owner, team, known_to }: Knowable, viewer: Viewer): boolean =>
  (known_to === null || known_to.includes(viewer.account)) &&
  (!confidential || mayManage(viewer) || owner === viewer.account || team.includes(viewer.account))

/** Candidacy `k` counts for those who may know of it and of the person. */
export const candidateIsVisible = (sql: Queryable, viewer: Viewer): Fragment =>
  sql`(k.know in ${audiencesOf(sql, viewer)} and exists (select from card v where v.person_id = k.person_id and v.opened and v.audience in ${audiencesOf(sql, viewer)}))`

/**
 * Somebody on candidacy `k` who is owed an answer: they had answered, applied or met somebody, it did not end by their own
 * word or in a placement, and nobody has told them how it ended. `out` is our last word to them on any channel.
 */
export const isOwed = (sql: Queryable, out: Fragment): Fragment => sql`
  (k.engaged and k.phase <> 'placed' and k.ended_at is not null and k.ended_by is distinct from 'candidate'
    and coalesce(greatest(k.answered_at, ${out}), '-infinity') < k.ended_at)`
