import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Terms } from '#src/domain/assignment.ts'
import { type Money, totals } from '#src/domain/money.ts'
import type { ClientView } from '#src/domain/views/jobs.ts'
import { family } from '../companies/family.ts'
import { cardOf } from './candidate-row.ts'
import { listJobs } from './list.ts'
import { jobIsVisible } from './visible-job.ts'

/** What we have with an organisation: stage, terms, walls, contacts, jobs, and what it has paid. */
export async function clientView(sql: Queryable, viewer: Viewer, company: string): Promise<ClientView> {
  const vis = audiencesOf(sql, viewer)
  const [[row], walls, contacts, jobs, fees] = await Promise.all([
    sql<
      {
        stage: string | null
        since: string | null
        owner: string | null
        terms: Terms | null
        protected: boolean
        note: string | null
      }[]
    >`
      select stage, stage_at as since, owner, terms, protected, protected_note as note from client where company_id = ${company}::uuid`,
    sql<{ id: string; name: string; note: string | null }[]>`
      select w.other_id as id, c.name, w.note from wall w join ledger.company c on c.id = w.other_id where w.company_id = ${company}::uuid order by c.name, 1`,
    sql<{ id: string; name: string; part: string }[]>`
      select k.person_id as id, c.name, k.part from contact k ${cardOf(sql, viewer)} where k.company_id = ${company}::uuid order by c.name, 1, k.part`,
    listJobs(sql, viewer, { client: company }),
    sql<Money[]>`
      select p.fee::float8 as amount, p.fee_currency as currency from placement p join job j on j.assignment_id = p.assignment_id
      where j.client_id in ${family(sql, company)} and ${jobIsVisible(sql, viewer)} and p.know in ${vis} and p.fee is not null`,
  ])
  return {
    stage: row?.stage ?? null,
    since: row?.since ?? null,
    owner: row?.owner ?? null,
    terms: row?.terms ?? null,
    protected: row?.protected ? { note: row.note } : null,
    walls,
    contacts,
    jobs: jobs.rows,
    fees: totals(fees),
  }
}
