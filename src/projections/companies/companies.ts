import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { literally } from '#src/db/prefix.ts'
import type { Page } from '#src/domain/views/common.ts'
import type { CompanyPage, CompanyRow } from '#src/domain/views/companies.ts'
import { jobIsVisible } from '../job/visible-job.ts'
import { fullest } from '../people/list.ts'
import { type CardRecord, touchOf } from '../people/row.ts'
import { family } from './family.ts'

type CompanyRecord = CardRecord & {
  readonly id: string
  readonly company_name: string
  readonly domain: string | null
  readonly people: number
  readonly jobs: number
}

const rowOf = (row: CompanyRecord): CompanyRow => ({
  id: row.id,
  name: row.company_name,
  domain: row.domain,
  people: row.people,
  jobs: row.jobs,
  last: touchOf(row),
})

/** Its first domain, or one of those merged into it. */
const domainOf = (sql: Queryable, id: ReturnType<Queryable>) =>
  sql`(select min(d.domain) from ledger.company_domain d where d.company_id = ${id} or d.company_id in (select x.company_id from same_company x where x.into_id = ${id}))`

/** Companies of the people whom the viewer may know of, and of the jobs; by name, or by last contact. */
export async function listCompanies(
  sql: Queryable,
  viewer: Viewer,
  query: {
    readonly q?: string
    readonly sort?: 'name' | 'last' | 'people'
    readonly cursor?: string
    readonly limit?: number
  },
): Promise<Page<CompanyRow>> {
  const limit = Math.min(Math.max(query.limit ?? 50, 1), 500)
  const offset = Math.max(0, Number.parseInt(query.cursor ?? '0', 10) || 0)
  const order =
    query.sort === 'last'
      ? sql`last_at desc, lower(company_name), id`
      : query.sort === 'people'
        ? sql`people desc, lower(company_name), id`
        : sql`lower(company_name), id`
  const match = query.q ? sql`where company_name ilike ${`%${query.q.replace(/[\\%_]/g, '\\$&')}%`}` : sql``
  const rows = await sql<(CompanyRecord & { total: number })[]>`
    with staffed as (
      select coalesce(m.into_id, c.company_id) as id, coalesce(min(c.company) filter (where m.into_id is null), min(c.company)) as company_name,
        count(*)::int as people, (array_agg(c order by c.last_at desc))[1] as newest
      from card c left join same_company m on m.company_id = c.company_id where c.audience in ${audiencesOf(sql, viewer)} and c.opened and c.company_id is not null and ${fullest(sql, viewer)} group by 1
    ), hiring as (
      select coalesce(m.into_id, j.client_id) as id, coalesce(min(j.client) filter (where m.into_id is null), min(j.client)) as company_name, count(*)::int as jobs
      from job j left join same_company m on m.company_id = j.client_id where j.client_id is not null and ${jobIsVisible(sql, viewer)} group by 1
    ), all_of as (
      select coalesce(s.id, h.id) as id, coalesce(s.company_name, h.company_name) as company_name, coalesce(s.people, 0) as people, coalesce(h.jobs, 0) as jobs,
        coalesce((s.newest).last_at, '-infinity') as last_at, (s.newest).last_precision, (s.newest).last_entry, (s.newest).last_kind, (s.newest).last_channel, (s.newest).last_direction, (s.newest).last_account
      from staffed s full join hiring h on h.id = s.id)
    select a.*, ${domainOf(sql, sql`a.id`)} as domain, count(*) over ()::int as total from all_of a
    ${match} order by ${order} limit ${literally(sql, limit + 1)} offset ${offset}`
  return {
    rows: rows.slice(0, limit).map(rowOf),
    next: rows.length > limit ? String(offset + limit) : null,
    total: rows[0]?.total ?? 0,
  }
}

/** A company with its people. Null when nothing of it is known to the viewer. */
export async function companyPage(sql: Queryable, viewer: Viewer, id: string): Promise<CompanyPage | null> {
  const vis = audiencesOf(sql, viewer)
  const [merged] = await sql<{ into_id: string }[]>`select into_id from same_company where company_id = ${id}::uuid`
  const whole = merged?.into_id ?? id
  const [staff, [counted], [known]] = await Promise.all([
    sql<CardRecord[]>`
      select c.* from card c where c.company_id in ${family(sql, whole)} and c.audience in ${vis} and c.opened and ${fullest(sql, viewer)}
      order by c.last_at desc, c.person_id limit 500`,
    sql<{ jobs: number }[]>`
      select count(*)::int as jobs from job j where j.client_id in ${family(sql, whole)} and ${jobIsVisible(sql, viewer)}`,
    sql<{ name: string; domain: string | null }[]>`
      select name, ${domainOf(sql, sql`k.id`)} as domain from ledger.company k where id = ${whole}::uuid`,
  ])
  const [newest] = staff
  const name = staff.find(row => row.company_id === whole)?.company ?? known?.name ?? newest?.company
  if (!name || (staff.length === 0 && !counted?.jobs)) return null
  return {
    id: whole,
    name,
    domain: known?.domain ?? null,
    people: staff.length,
    jobs: counted?.jobs ?? 0,
    last: newest ? touchOf(newest) : null,
    staff: staff.map(row => ({ id: row.person_id, name: row.name, title: row.title, current: true })),
  }
}
