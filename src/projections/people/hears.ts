import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'

/** Of these people those whom the viewer may know of, and those who are gone: pages that show them must look again. */
export async function mayHearOf(sql: Queryable, viewer: Viewer, people: readonly string[]): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    select id from unnest(${[...people]}::uuid[]) as id
    where exists (select from card c where c.person_id = id and c.audience in ${audiencesOf(sql, viewer)})
      or not exists (select from card c where c.person_id = id)`
  return rows.map(row => row.id)
}
