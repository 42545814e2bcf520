import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Stage } from '#src/domain/assignment.ts'
import { columnOf, stagesTable } from './board.ts'
import { candidateIsVisible } from './visible-job.ts'

/** More than anybody chooses by hand. */
const most = 50_000

/** Everybody in one column of the board, also those not shown yet. */
export async function candidatesLike(
  sql: Queryable,
  viewer: Viewer,
  job: string,
  stages: readonly Stage[],
  column: number,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with stages as materialized ${stagesTable(sql, stages)}
    select k.person_id as id from candidacy k
    where k.assignment_id = ${job}::uuid and k.ended_at is null and ${columnOf(sql)} = ${column} and ${candidateIsVisible(sql, viewer)}
    order by k.since, k.person_id limit ${most}`
  return rows.map(row => row.id)
}
