import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Phase } from '#src/domain/assignment.ts'

export interface StandingOn {
  readonly stage: string | null
  readonly phase: Phase
  readonly ended: boolean
  readonly opened: string
  readonly submitted: string | null
  /** Placed on this job, and the placement has not ended. */
  readonly placed: boolean
}

/** Where these people stand on a job, those who are on it. */
export async function standingOn(
  sql: Queryable,
  viewer: Viewer,
  job: string,
  people: readonly string[],
): Promise<ReadonlyMap<string, StandingOn>> {
  const rows = await sql<(StandingOn & { id: string })[]>`
    select k.person_id as id, k.stage, k.phase, k.ended_at is not null as ended, k.opened_at as opened, k.submitted_at as submitted,
      k.phase = 'placed' and exists (select from placement p where p.person_id = k.person_id and p.assignment_id = k.assignment_id and p.ended_on is null) as placed
    from candidacy k join unnest(${[...people]}::uuid[]) as g (person_id) on g.person_id = k.person_id
    where k.assignment_id = ${job}::uuid and k.know in ${audiencesOf(sql, viewer)}`
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}
