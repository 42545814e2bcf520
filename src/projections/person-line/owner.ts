import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { personIsVisible } from '../visible.ts'

/** Whose line: one person's (or unknown sender's), if the viewer may know of them. */
export const ofPerson = (sql: Queryable, viewer: Viewer, person: string): Fragment =>
  sql`l.person_id = ${person}::uuid and ${personIsVisible(sql, viewer, sql`${person}::uuid`)}`

/** Whether the viewer may know of this person or unknown sender: asked where their line is empty. */
export async function isKnown(sql: Queryable, viewer: Viewer, person: string): Promise<boolean> {
  const [row] = await sql<{ known: boolean }[]>`select ${personIsVisible(sql, viewer, sql`${person}::uuid`)} as known`
  return row?.known ?? false
}

/** A company's line: its people's, those whom the viewer may know of. */
export const ofCompany = (sql: Queryable, viewer: Viewer, company: string): Fragment => sql`
  l.person_id = any(array(select c.person_id from card c where c.company_id = ${company}::uuid and c.opened
    and c.audience in ${audiencesOf(sql, viewer)} order by c.last_at desc limit 500))`
