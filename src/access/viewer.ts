import type { Queryable } from '#src/db/pool.ts'
import type { AccountRole } from '#src/domain/views/common.ts'

/** Who asks. A required argument of every query: what a viewer may not know is not in the answer, nor in its counts. */
export interface Viewer {
  readonly account: string
  readonly role: AccountRole
}

/** Nobody in particular: knows what the whole house may know, and no more. What is kept for all to read is asked as this. */
export const anybody: Viewer = { account: '00000000-0000-0000-0000-000000000000', role: 'reader' }

/** The audiences that a viewer belongs to, as a subquery of ids; 0 is the whole house. */
export const audiencesOf = (sql: Queryable, viewer: Viewer) =>
  sql`(select id from audience where id = 0 or ${viewer.account}::uuid = any(accounts))`

export const mayWrite = (viewer: Viewer): boolean => viewer.role !== 'reader'
export const mayManage = (viewer: Viewer): boolean => viewer.role === 'admin'
