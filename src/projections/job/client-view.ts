import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Terms } from '#src/domain/assignment.ts'
import { type Money, totals } from '#src/domain/money.ts'
import type { ClientView } from '#src/domain/views/jobs.ts'
import { family, wholeName, wholeOf } from '../companies/family.ts'
import { cardOf } from './candidate-row.ts'
import { listJobs } from './list.ts'
import { jobIsVisible } from './visible-job.ts'

interface Said {
  readonly stage: string | null
  readonly since: string | null
  readonly owner: string | null
  readonly terms: Terms | null
  readonly protected: boolean
  readonly note: string | null
  /** By kind of decision, the entry that counts. */
  readonly said: { readonly [kind: string]: string }
}

/** What we have with an organisation and with those that were found to be it: stage, terms, walls, contacts, jobs, and what it has paid. */
export async function clientView(sql: Queryable, viewer: Viewer, company: string): Promise<ClientView> {
  const vis = audiencesOf(sql, viewer)
  const [said, walls, contacts, jobs, fees] = await Promise.all([
    sql<Said[]>`
      select stage, stage_at as since, owner, terms, protected, protected_note as note, said from client
      where company_id in ${family(sql, company)}
      order by company_id <> ${wholeOf(sql, sql`${company}::uuid`)}, stage_at desc nulls last, company_id`,
    sql<{ id: string; name: string; note: string | null }[]>`
      select distinct on (name, id) id, name, note from (
        select ${wholeOf(sql, sql`w.other_id`)} as id, ${wholeName(sql, sql`w.other_id`, sql`coalesce(c.name, k.company, '')`)} as name, w.note
        from wall w left join ledger.company c on c.id = w.other_id
        left join lateral (select min(k.company) as company from card k where k.company_id = w.other_id and k.audience in ${vis}) k on true
        where w.company_id in ${family(sql, company)} and w.other_id not in ${family(sql, company)}) w
      order by name, id, note nulls last`,
    sql<{ id: string; name: string; part: string }[]>`
      select distinct c.name, k.person_id as id, k.part from contact k ${cardOf(sql, viewer)} where k.company_id in ${family(sql, company)}
      order by c.name, 2, k.part`,
    listJobs(sql, viewer, { client: company }),
    sql<Money[]>`
      select p.fee::float8 as amount, p.fee_currency as currency from placement p join job j on j.assignment_id = p.assignment_id
      where j.client_id in ${family(sql, company)} and ${jobIsVisible(sql, viewer)} and p.know in ${vis} and p.fee is not null`,
  ])
  const staged = said.find(row => row.stage !== null)
  const kept = said.filter(row => row.protected)
  const owned = said.find(row => row.owner !== null)
  const termed = said.find(row => row.terms !== null)
  const entryOf = (row: Said | undefined, kind: string) => row?.said[kind] ?? said[0]?.said[kind] ?? null
  return {
    stage: staged?.stage ?? null,
    since: staged?.since ?? null,
    owner: owned?.owner ?? null,
    terms: termed?.terms ?? null,
    // Of two organisations that are one the stricter word holds.
    protected: kept.length > 0 ? { note: kept.find(row => row.note !== null)?.note ?? null } : null,
    walls,
    contacts,
    jobs: jobs.rows,
    fees: totals(fees),
    said: {
      stage: entryOf(staged, 'client.staged'),
      owner: entryOf(owned, 'client.owned'),
      terms: entryOf(termed, 'client.termed'),
      protected: entryOf(kept[0], 'client.protected'),
    },
  }
}
