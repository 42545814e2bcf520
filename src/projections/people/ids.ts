import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { PeopleQuery } from '#src/domain/views/people.ts'
import { conditions, fullest } from './list.ts'

/** Everybody whom a list's filters leave, at most 20,000, for doing something to all of them. */
export async function idsOf(sql: Queryable, viewer: Viewer, query: PeopleQuery): Promise<string[]> {
  const rows = await sql<{ person_id: string }[]>`
    select c.person_id from card c
    where c.audience in ${audiencesOf(sql, viewer)} and c.opened ${conditions(sql, viewer, query)} and ${fullest(sql, viewer)}
    order by c.person_id limit 20000`
  return rows.map(row => row.person_id)
}
