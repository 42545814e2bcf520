import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Phase } from '#src/domain/assignment.ts'
import { phaseRank, phases } from '#src/domain/assignment.ts'
import { carriers } from '#src/domain/conversion.ts'
import type { Behind, BehindRow, WorksFilter } from '#src/domain/views/works.ts'
import { wholeName } from '../companies/family.ts'
import { jobIsVisible } from '../job/visible-job.ts'
import { fullest } from '../people/list.ts'
import { journeysFor } from './asked.ts'
import { type PersonPassage, passagesIn } from './funnel-query.ts'
import { isNamed, nameOf } from './names.ts'

/** Which part of those who entered a stage. */
export const stageParts = ['entered', 'advanced', 'left', 'open'] as const
export type StagePart = (typeof stageParts)[number]

/** Shown of a number's people. */
export const mostBehind = 500

/** People whose journeys met a channel, or what else credit is shared to, on the way to the result; latest first. */
export async function behindCredit(
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
  channel: string,
): Promise<Behind> {
  const { by, conversion = 'placed', from, before } = filter
  const named = isNamed(by)
  const met =
    named && channel === 'other'
      ? sql`g.path <> '' and not exists (select from unnest(${nameOf(sql, by)}) as n (name) where n.name is not null)`
      : named
        ? sql`exists (select from unnest(${nameOf(sql, by)}) as n (name) where n.name = ${channel})`
        : channel === 'other' && by !== 'channel'
          ? sql`g.path <> '' and not exists (select from unnest(string_to_array(g.path, ' > ')) as p (channel) where p.channel <> all(${[...carriers]}))`
          : sql`${channel} = any(string_to_array(g.path, ' > '))`
  const rows = await sql<(BehindRecord & { total: number })[]>`
    select g.person_id, g.assignment_id, g.at, count(*) over ()::int as total
    from journey g left join job j on j.assignment_id = g.assignment_id
    where g.conversion = ${conversion} and g.converted and ${met}
      and g.at >= ${from ?? '-infinity'}::text::timestamptz and g.at < ${before ?? 'infinity'}::text::timestamptz
      and ${journeysFor(sql, viewer, filter)}
    order by g.at desc, g.person_id limit ${mostBehind}`
  return { total: rows[0]?.total ?? 0, rows: await shown(sql, viewer, rows) }
}

/** People of a stage of the funnel, latest to enter it first. */
export async function behindStage(
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
  phase: Phase,
  part: StagePart,
): Promise<Behind> {
  const found = (await passagesIn(sql, viewer, filter))
    .filter(passage => inPart(passage, phase, part))
    .map(({ person_id, assignment_id, entered }) => ({ person_id, assignment_id, at: entered[phase] ?? '' }))
    .sort((a, b) => (a.at < b.at ? 1 : -1))
  return { total: found.length, rows: await shown(sql, viewer, found.slice(0, mostBehind)) }
}

function inPart({ entered, closed }: PersonPassage, phase: Phase, part: StagePart): boolean {
  if (entered[phase] === undefined) return false
  if (part === 'entered') return true
  const wentOn = phases.some(other => phaseRank(other) > phaseRank(phase) && entered[other] !== undefined)
  if (part === 'advanced') return wentOn
  return !wentOn && (part === 'left') === (closed !== null)
}

export interface BehindRecord {
  readonly person_id: string | null
  readonly assignment_id: string | null
  readonly at: string
}

/** People by name and jobs by title, as far as the viewer may know of them. */
export async function shown(sql: Queryable, viewer: Viewer, found: readonly BehindRecord[]): Promise<BehindRow[]> {
  const vis = audiencesOf(sql, viewer)
  const rows = await sql<{ nth: number; name: string | null; title: string | null; client: string | null }[]>`
    select g.nth::int as nth, c.name, j.title, ${wholeName(sql, sql`j.client_id`, sql`j.client`)} as client
    from unnest(${found.map(one => one.person_id)}::uuid[], ${found.map(one => one.assignment_id)}::uuid[]) with ordinality as g (person_id, assignment_id, nth)
    left join card c on c.person_id = g.person_id and c.audience in ${vis} and ${fullest(sql, viewer)}
    left join job j on j.assignment_id = g.assignment_id and ${jobIsVisible(sql, viewer)}
    where g.person_id is null or c.person_id is not null order by g.nth`
  return rows.flatMap(({ nth, name, title, client }) => {
    const one = found[nth - 1]
    if (!one) return []
    return [
      {
        person: one.person_id === null || name === null ? null : { id: one.person_id, name },
        job: title === null || one.assignment_id === null ? null : { id: one.assignment_id, name: title },
        client,
        at: one.at,
      },
    ]
  })
}
