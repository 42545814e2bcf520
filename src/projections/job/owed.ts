import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Owed } from '#src/domain/views/jobs.ts'
import { type CandidateRecord, candidateColumns, candidateOf, cardOf } from './candidate-row.ts'
import { candidateIsVisible, isOwed } from './visible-job.ts'

/**
 * Who must hear something before a job can end: those whose candidacy ended and who were not told, and those still on it
 * who had answered, applied or met somebody. Whoever was placed, left by their own word, or asked not to be contacted is
 * owed nothing.
 */
export async function owedOn(sql: Queryable, viewer: Viewer, job: string): Promise<Owed[]> {
  const rows = await sql<CandidateRecord[]>`
    select ${candidateColumns(sql)} from candidacy k ${cardOf(sql, viewer)}
    where k.assignment_id = ${job}::uuid and ${candidateIsVisible(sql, viewer)} and c.forbidden is null
      and (${isOwed(sql, sql`c.out_at`)} or (k.ended_at is null and k.engaged and k.phase <> 'placed'))
    order by k.ended_at is null, k.since, k.person_id limit 1000`
  return rows.map(row => {
    const { id, name, phase, stage, since, ours, ended } = candidateOf(row)
    return { id, name, email: row.email, phase, stage, since, ours, ended }
  })
}
