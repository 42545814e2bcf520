import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { candidacyKinds } from '#src/domain/candidacy.ts'
import type { CandidacyPage, CandidacyStep } from '#src/domain/views/jobs.ts'
import { type CandidateRecord, candidateColumns, candidateOf, cardOf } from './candidate-row.ts'
import { placementsOf } from './placements.ts'
import { jobIsVisible } from './visible-job.ts'

/** One person on one job, with every step. Null when the viewer may not know of it. */
export async function candidacyPage(
  sql: Queryable,
  viewer: Viewer,
  job: string,
  person: string,
): Promise<CandidacyPage | null> {
  const vis = audiencesOf(sql, viewer)
  const [[row], steps, placements] = await Promise.all([
    sql<(CandidateRecord & { title: string })[]>`
      select ${candidateColumns(sql)}, j.title from candidacy k ${cardOf(sql, viewer)}
      join job j on j.assignment_id = k.assignment_id and ${jobIsVisible(sql, viewer)}
      where k.assignment_id = ${job}::uuid and k.person_id = ${person}::uuid and k.know in ${vis}`,
    sql<CandidacyStep[]>`
      select f.entry_id as entry, f.act_id as act, f.kind, f.at, f.account as by, case when f.read in ${vis} then f.body else '{}' end as body
      from fact f join ledger.subject s on s.entry_id = f.entry_id and s.noun = 'assignment' and s.subject_id = ${job}::uuid
      where f.person_id = ${person}::uuid and f.kind = any(${[...candidacyKinds]}) and f.know in ${vis}
      order by f.at desc, f.entry_id desc limit 200`,
    placementsOf(sql, viewer, sql`k.assignment_id = ${job}::uuid and k.person_id = ${person}::uuid`),
  ])
  if (!row) return null
  return { ...candidateOf(row), job: { id: job, name: row.title }, email: row.email, steps, placements }
}
