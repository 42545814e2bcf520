import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { Refusal } from '#src/domain/refusal.ts'

/**
 * The persona on which decisions about a person hang: the one that opened it. A merged person answers with the
 * survivor's. @throws Refusal `missing` when there is nobody whom the viewer may know of.
 */
export async function anchorOf(
  sql: Queryable,
  viewer: Viewer,
  person: string,
): Promise<{ person: string; persona: string }> {
  const [row] = await sql<{ person: string; persona: string }[]>`
    select s.person_id as person, s.founder as persona
    from person p join person s on s.person_id = coalesce(p.into_id, p.person_id)
    where p.person_id = ${person}::uuid
      and exists (select from card c where c.person_id = s.person_id and c.opened and c.audience in ${audiencesOf(sql, viewer)})`
  if (!row) throw new Refusal('missing', 'This person is not here, or you may not see them.')
  return row
}

/** The same for many at once, those whom the viewer may know of only; survivors once. */
export async function anchorsOf(
  sql: Queryable,
  viewer: Viewer,
  people: readonly string[],
): Promise<{ person: string; persona: string }[]> {
  return sql<{ person: string; persona: string }[]>`
    select distinct s.person_id as person, s.founder as persona
    from person p join person s on s.person_id = coalesce(p.into_id, p.person_id)
    where p.person_id = any(${[...people]}::uuid[])
      and exists (select from card c where c.person_id = s.person_id and c.opened and c.audience in ${audiencesOf(sql, viewer)})`
}
