import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { jobsOf } from './asked.ts'

/** Something that began and may have ended, with whose it is; `person_id` is null of a job that nobody was placed on. */
export interface Ran {
  readonly person_id: string | null
  readonly assignment_id: string
  readonly began: string
  readonly ended: string | null
}

/** Jobs ordered in the period, to their first acceptance; what was closed without one stopped then. */
export const fillsOf = (
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
): Promise<(Ran & { readonly stopped: string | null })[]> => sql<(Ran & { readonly stopped: string | null })[]>`
  select p.person_id, j.assignment_id, j.ordered_at as began, p.made_at as ended, j.closed_at as stopped
  from job j left join lateral (
    select p.person_id, p.made_at from placement p
    where p.assignment_id = j.assignment_id and p.know in ${audiencesOf(sql, viewer)} order by p.made_at, p.entry_id limit 1) p on true
  where ${jobsOf(sql, viewer, filter)} and j.ordered_at >= ${filter.from ?? '0001-01-01'}::text::timestamptz
    and j.ordered_at < ${filter.before ?? 'infinity'}::text::timestamptz`

/** Placements made in the period, from the first touch with the person. */
export const hiresOf = (
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
): Promise<(Ran & { readonly ended: string; readonly path: string })[]> => sql<
  (Ran & { readonly ended: string; readonly path: string })[]
>`
  select p.person_id, p.assignment_id, g.began_at as began, p.made_at as ended, g.path
  from placement p join job j using (assignment_id)
  join journey g on g.person_id = p.person_id and g.assignment_id = p.assignment_id and g.conversion = 'placed' and g.path <> ''
  where p.know in ${audiencesOf(sql, viewer)} and ${jobsOf(sql, viewer, filter)}
    and p.made_at >= ${filter.from ?? '-infinity'}::text::timestamptz and p.made_at < ${filter.before ?? 'infinity'}::text::timestamptz`

/** Placements that began in the period, to their end; `until` ends the guarantee. */
export const startsOf = (
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
  now: string,
): Promise<(Ran & { readonly until: string | null })[]> => sql<(Ran & { readonly until: string | null })[]>`
  select p.person_id, p.assignment_id, p.start_on::text as began, p.ended_on::text as ended, p.guarantee_until::text as until
  from placement p join job j using (assignment_id)
  where p.know in ${audiencesOf(sql, viewer)} and ${jobsOf(sql, viewer, filter)} and p.start_on is not null
    and p.start_on <= ${now}::text::timestamptz::date
    and p.start_on >= ${filter.from ?? '-infinity'}::text::date and p.start_on < ${filter.before ?? 'infinity'}::text::date`

/** Offers decided in the period, one a person and job: who accepted in the end did not decline. */
export const decidedOffersOf = (
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
): Promise<{ person_id: string; assignment_id: string; at: string; accepted: boolean }[]> => sql<
  { person_id: string; assignment_id: string; at: string; accepted: boolean }[]
>`
  select s.person_id, s.assignment_id, max(s.at) as at, bool_or(s.kind <> 'offer.declined') as accepted
  from candidacy_step s join job j using (assignment_id)
  where s.know in ${audiencesOf(sql, viewer)} and ${jobsOf(sql, viewer, filter)}
    and s.kind in ('offer.accepted', 'placement.made', 'offer.declined')
    and s.at >= ${filter.from ?? '-infinity'}::text::timestamptz and s.at < ${filter.before ?? 'infinity'}::text::timestamptz
  group by 1, 2`
