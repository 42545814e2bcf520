import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Fragment } from './filters.ts'

/** Whose line: one person's (or unknown sender's). */
export const ofPerson = (sql: Queryable, person: string): Fragment => sql`l.person_id = ${person}::uuid`

/** A company's line: its people's, those whom the viewer may know of. */
export const ofCompany = (sql: Queryable, viewer: Viewer, company: string): Fragment => sql`
  l.person_id = any(array(select c.person_id from card c where c.company_id = ${company}::uuid and c.opened
    and c.audience in ${audiencesOf(sql, viewer)} order by c.last_at desc limit 500))`
