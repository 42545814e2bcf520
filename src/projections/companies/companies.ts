import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { literally } from '#src/db/prefix.ts'
import type { Page } from '#src/domain/views/common.ts'
import type { CompanyPage, CompanyRow, JobPage, JobRow } from '#src/domain/views/companies.ts'
import { fullest } from '../people/list.ts'
import { type CardRecord, touchOf } from '../people/row.ts'

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

/** An organisation and those that were merged into it. */
const family = (sql: Queryable, id: string) =>
  sql`(select ${id}::uuid union all select company_id from same_company where into_id = ${id}::uuid)`

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
      from job j left join same_company m on m.company_id = j.client_id where j.client_id is not null and j.know in ${audiencesOf(sql, viewer)} group by 1
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

/** A candidate counts for those who may know of them. */
const candidateShows = (sql: Queryable, viewer: Viewer) =>
  sql`exists (select from card c where c.person_id = k.person_id and c.opened and c.audience in ${audiencesOf(sql, viewer)})`

/** A company with its people and open jobs. Null when nothing of it is known to the viewer. */
export async function companyPage(sql: Queryable, viewer: Viewer, id: string): Promise<CompanyPage | null> {
  const vis = audiencesOf(sql, viewer)
  const [merged] = await sql<{ into_id: string }[]>`select into_id from same_company where company_id = ${id}::uuid`
  const whole = merged?.into_id ?? id
  const [staff, jobs, [known]] = await Promise.all([
    sql<CardRecord[]>`
      select c.* from card c where c.company_id in ${family(sql, whole)} and c.audience in ${vis} and c.opened and ${fullest(sql, viewer)}
      order by c.last_at desc, c.person_id limit 500`,
    sql<JobRow[]>`select assignment_id as id, title, null as client, open, opened_at as opened, closed_at as closed,
        (select count(*)::int from candidacy k where k.assignment_id = j.assignment_id and k.know in ${vis} and ${candidateShows(sql, viewer)}) as people
      from job j where j.client_id in ${family(sql, whole)} and j.know in ${vis} order by open desc, opened_at desc nulls last limit 200`,
    sql<{ name: string; domain: string | null }[]>`
      select name, ${domainOf(sql, sql`k.id`)} as domain from ledger.company k where id = ${whole}::uuid`,
  ])
  const [newest] = staff
  const name = staff.find(row => row.company_id === whole)?.company ?? known?.name ?? newest?.company
  if (!name || (staff.length === 0 && jobs.length === 0)) return null
  return {
    id: whole,
    name,
    domain: known?.domain ?? null,
    people: staff.length,
    jobs: jobs.length,
    last: newest ? touchOf(newest) : null,
    staff: staff.map(row => ({ id: row.person_id, name: row.name, title: row.title, current: true })),
    openJobs: jobs.filter(one => one.open),
  }
}

export async function listJobs(
  sql: Queryable,
  viewer: Viewer,
  query: { readonly open?: boolean; readonly q?: string; readonly cursor?: string },
): Promise<Page<JobRow>> {
  const limit = 100
  const offset = Math.max(0, Number.parseInt(query.cursor ?? '0', 10) || 0)
  const vis = audiencesOf(sql, viewer)
  const open = query.open === undefined ? sql`` : sql`and j.open = ${query.open}`
  const match = query.q ? sql`and j.title_key like ${`%${query.q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}` : sql``
  const rows = await sql<
    (Omit<JobRow, 'client'> & { client_id: string | null; client: string | null; total: number })[]
  >`
    select j.assignment_id as id, j.title, j.client_id, j.client, j.open, j.opened_at as opened, j.closed_at as closed,
      (select count(*)::int from candidacy k where k.assignment_id = j.assignment_id and k.know in ${vis} and ${candidateShows(sql, viewer)}) as people, count(*) over ()::int as total
    from job j where j.know in ${vis} ${open} ${match}
    order by j.open desc, j.opened_at desc nulls last, j.assignment_id limit ${literally(sql, limit + 1)} offset ${offset}`
  return {
    rows: rows.slice(0, limit).map(({ client_id, client, total: _, ...row }) => ({
      ...row,
      client: client_id && client ? { id: client_id, name: client } : null,
    })),
    next: rows.length > limit ? String(offset + limit) : null,
    total: rows[0]?.total ?? 0,
  }
}

export async function jobPage(sql: Queryable, viewer: Viewer, id: string): Promise<JobPage | null> {
  const vis = audiencesOf(sql, viewer)
  const [row] = await sql<(Omit<JobRow, 'client' | 'people'> & { client_id: string | null; client: string | null })[]>`
    select assignment_id as id, title, client_id, client, open, opened_at as opened, closed_at as closed from job
    where assignment_id = ${id}::uuid and know in ${vis}`
  if (!row) return null
  const candidates = await sql<{ id: string; name: string; stage: string | null; since: string | null }[]>`
    select k.person_id as id, c.name, k.stage, k.since from candidacy k
    join card c on c.person_id = k.person_id and c.opened and c.audience in ${vis} and ${fullest(sql, viewer)}
    where k.assignment_id = ${id}::uuid and k.know in ${vis} order by k.stage nulls last, c.name_key, k.person_id limit 5000`
  const { client_id, client, ...rest } = row
  return {
    ...rest,
    client: client_id && client ? { id: client_id, name: client } : null,
    people: candidates.length,
    candidates,
  }
}
