import type { Viewer } from '#src/access/viewer.ts'
import type { Fragment, Queryable } from '#src/db/pool.ts'
import { defaultStages, type PayRange, type Stage, type Terms, usualWork } from '#src/domain/assignment.ts'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { family, wholeName, wholeOf } from '../companies/family.ts'
import { cardOf } from './candidate-row.ts'
import { type JobRecord, jobColumns, jobCounts, jobOf } from './list.ts'
import { placedElsewhere, placementOddities } from './oddities.ts'
import { placementsOf } from './placements.ts'
import { jobIsVisible } from './visible-job.ts'

type Record = JobRecord & {
  readonly reason: string | null
  readonly description: string | null
  readonly place: string | null
  readonly pay: PayRange | { text: string } | null
  readonly team: string[]
  readonly openings: number | null
  readonly start: string | null
  readonly work: string | null
  readonly stages: Stage[] | null
  readonly terms: Terms | null
  readonly client_terms: Terms | null
  readonly confidential: boolean
  readonly said: { [field: string]: string }
}

/** A job as its page shows it, without its people. Null when there is none that the viewer may know of. */
export async function jobPage(sql: Queryable, viewer: Viewer, id: string): Promise<JobPage | null> {
  const [rows, placements, contacts, elsewhere] = await Promise.all([
    sql<Record[]>`
      select ${jobColumns(sql)}, n.people, n.sent, n.placed, n.owed, j.reason, j.description, j.place, j.pay, j.team, j.openings, j.start_on::text as start,
        j.work, coalesce(j.stages, w.stages) as stages, j.terms, t.terms as client_terms, j.confidential, j.said
      from job j ${jobCounts(sql, viewer)} ${clientTerms(sql)}
      left join lateral (select value -> coalesce(j.work, ${usualWork}) as stages from desk.setting where name = 'stages') w on true
      where j.assignment_id = ${id}::uuid and ${jobIsVisible(sql, viewer)}`,
    placementsOf(sql, viewer, sql`k.assignment_id = ${id}::uuid`),
    sql<{ id: string; name: string; part: string | null; email: string | null }[]>`
      select distinct on (k.person_id) k.person_id as id, c.name, k.part, c.email
      from job j join lateral (select * from contact where company_id = any(array${family(sql, sql`j.client_id`)})) k on true ${cardOf(sql, viewer)}
      where j.assignment_id = ${id}::uuid and k.part <> '' order by k.person_id, k.part limit 50`,
    placedElsewhere(sql, viewer, id),
  ])
  const [row] = rows
  if (!row) return null
  const { client_terms, team, openings, work, stages, terms, client_id, client, ...rest } = row
  const job = jobOf({ ...rest, client_id, client })
  return {
    ...rest,
    ...job,
    team,
    openings: openings ?? 1,
    work: work ?? usualWork,
    stages: stagesOf(stages, work),
    terms: terms ?? client_terms,
    ownTerms: terms !== null,
    placements,
    contacts,
    oddities: [...placementOddities(placements, row.ordered), ...elsewhere],
  }
}

/** Of each job `j` its client's terms: the organisation's own before those of one that was found to be it. */
const clientTerms = (sql: Queryable): Fragment => sql`
  left join lateral (
    select t.terms from client t
    where t.terms is not null and t.company_id = any(array${family(sql, sql`j.client_id`)})
    order by t.company_id <> ${wholeOf(sql, sql`j.client_id`)}, t.company_id limit 1) t on true`

/** A job's own stages, else the house's for its kind of work, else the usual. */
export const stagesOf = (own: readonly Stage[] | null, work: string | null): readonly Stage[] =>
  own && own.length > 0 ? own : (defaultStages[work ?? usualWork] ?? defaultStages[usualWork] ?? [])

/** The stages alone, for who works on a job's people. Null when there is none that the viewer may know of. */
export async function jobHead(sql: Queryable, viewer: Viewer, id: string): Promise<JobHead | null> {
  const [row] = await sql<(Omit<JobHead, 'stages'> & { stages: Stage[] | null; work: string | null })[]>`
    select j.assignment_id as id, j.title, ${wholeOf(sql, sql`j.client_id`)} as client,
      ${wholeName(sql, sql`j.client_id`, sql`j.client`)} as "clientName", j.confidential, j.state, j.state_at as since, j.ordered_at as ordered, j.work, coalesce(j.stages, w.stages) as stages,
      coalesce(j.terms, t.terms) as terms, j.said
    from job j ${clientTerms(sql)}
    left join lateral (select value -> coalesce(j.work, ${usualWork}) as stages from desk.setting where name = 'stages') w on true
    where j.assignment_id = ${id}::uuid and ${jobIsVisible(sql, viewer)}`
  if (!row) return null
  return { ...row, stages: stagesOf(row.stages, row.work) }
}

export interface JobHead {
  readonly id: string
  readonly title: string
  readonly client: string | null
  readonly clientName: string | null
  readonly state: JobPage['state']
  readonly since: string | null
  /** Its name and its client's go into no words that others read. */
  readonly confidential: boolean
  readonly ordered: string | null
  readonly stages: readonly Stage[]
  readonly terms: Terms | null
  readonly said: { readonly [field: string]: string }
}
