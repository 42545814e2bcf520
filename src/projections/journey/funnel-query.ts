import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { type Phase, phaseRank, phases } from '#src/domain/assignment.ts'
import { isPhase } from '#src/domain/candidacy.ts'
import { carriers } from '#src/domain/conversion.ts'
import type { FunnelReport, WorksFilter } from '#src/domain/views/works.ts'
import { grouped } from '#src/lib/grouped.ts'
import type { Duration } from '#src/lib/statistics/kaplan-meier.ts'
import { funnel, type Passage } from '../metrics/funnel.ts'
import type { StepFact } from './paths.ts'
import { days, durationOf, spread } from './spread.ts'

type StepRow = Omit<StepFact, 'start_on'>

const implied: Readonly<Record<string, Phase>> = {
  'candidacy.submitted': 'sent',
  'interview.planned': 'interview',
  'offer.made': 'offer',
  'placement.made': 'placed',
}

/** The funnel of everybody who came into it in the period, and how long things took; what still runs is censored. */
export async function funnelOf(
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
  now: string,
): Promise<FunnelReport> {
  const vis = audiencesOf(sql, viewer)
  const { from, before } = filter
  const jobs = jobsOf(sql, viewer, filter)
  const [passages, fills, hires, offers, kept] = await Promise.all([
    passagesIn(sql, viewer, filter),
    sql<{ began: string; ended: string | null; stopped: string | null }[]>`
      select j.ordered_at as began, min(p.made_at) as ended, j.closed_at as stopped
      from job j left join placement p on p.assignment_id = j.assignment_id and p.know in ${vis}
      where ${jobs} and j.ordered_at >= ${from ?? '0001-01-01'}::text::timestamptz and j.ordered_at < ${before ?? 'infinity'}::text::timestamptz
      group by j.assignment_id`,
    sql<{ began: string; ended: string; path: string }[]>`
      select g.began_at as began, p.made_at as ended, g.path
      from placement p join job j using (assignment_id)
      join journey g on g.person_id = p.person_id and g.assignment_id = p.assignment_id and g.conversion = 'placed'
      where p.know in ${vis} and ${jobs} and p.made_at >= ${from ?? '-infinity'}::text::timestamptz and p.made_at < ${before ?? 'infinity'}::text::timestamptz`,
    sql<{ accepted: number; declined: number }[]>`
      select count(*) filter (where s.kind in ('offer.accepted', 'placement.made'))::int as accepted,
        count(*) filter (where s.kind = 'offer.declined')::int as declined
      from candidacy_step s join job j using (assignment_id)
      where s.know in ${vis} and ${jobs} and s.at >= ${from ?? '-infinity'}::text::timestamptz and s.at < ${before ?? 'infinity'}::text::timestamptz`,
    sql<{ began: string; ended: string | null; until: string | null }[]>`
      select p.start_on::text as began, p.ended_on::text as ended, p.guarantee_until::text as until
      from placement p join job j using (assignment_id)
      where p.know in ${vis} and ${jobs} and p.start_on is not null and p.start_on <= ${now}::text::timestamptz::date
        and p.start_on >= ${from ?? '-infinity'}::text::date and p.start_on < ${before ?? 'infinity'}::text::date`,
  ])
  const stages = funnel([...phases], passages)
  const [offer] = offers
  return {
    stages: stages.map(({ stage, ...row }) => ({ phase: stage as Phase, ...row })),
    fill: spread(fills.map(({ began, ended, stopped }) => durationOf(began, ended, stopped ?? now))),
    hire: spread(hires.map(({ began, ended }) => durationOf(began, ended, now))),
    stay: phases.slice(0, -1).map(phase => ({ phase, ...spread(stays(passages, phase, now)) })),
    hireByFirst: [...grouped(hires, hire => firstSource(hire.path))]
      .map(([channel, mine]) => ({ channel, ...spread(mine.map(({ began, ended }) => durationOf(began, ended, now))) }))
      .sort((a, b) => (a.median ?? Number.POSITIVE_INFINITY) - (b.median ?? Number.POSITIVE_INFINITY)),
    quality: qualityOf(kept, now),
    offers: { accepted: offer?.accepted ?? 0, declined: offer?.declined ?? 0 },
  }
}

/** Where the path says that they came from. */
const firstSource = (path: string): string => path.split(' > ').find(channel => !carriers.has(channel)) ?? 'other'

/** One person's way through one job. */
export interface PersonPassage extends Passage {
  readonly person_id: string
  readonly assignment_id: string
}

/** The jobs `j` that a filter asks for. */
const jobsOf = (
  sql: Queryable,
  viewer: Viewer,
  { client, owner, work }: WorksFilter,
) => sql`j.know in ${audiencesOf(sql, viewer)}
  ${client === undefined ? sql`` : sql`and j.client_id = ${client}::uuid`}
  ${owner === undefined ? sql`` : sql`and j.owner = ${owner}::uuid`}
  ${work === undefined ? sql`` : sql`and coalesce(j.work, 'permanent') = ${work}`}`

/** The ways of everybody who came into the funnel in the period. */
export async function passagesIn(sql: Queryable, viewer: Viewer, filter: WorksFilter): Promise<PersonPassage[]> {
  const { from, before } = filter
  const steps = await sql<StepRow[]>`
    select s.person_id, s.assignment_id, s.kind, s.phase, s.at, k.ended_at
    from candidacy_step s join job j using (assignment_id) join candidacy k using (person_id, assignment_id)
    where s.know in ${audiencesOf(sql, viewer)} and ${jobsOf(sql, viewer, filter)} and s.at > '-infinity'
      and k.opened_at >= ${from ?? '-infinity'}::text::timestamptz and k.opened_at < ${before ?? 'infinity'}::text::timestamptz
    order by s.at, s.entry_id limit 500000`
  return [...grouped(steps, step => `${step.person_id} ${step.assignment_id}`).values()].flatMap(mine => {
    const [one] = mine
    if (!one) return []
    const entered: Record<string, string> = {}
    for (const { kind, phase: said, at } of mine) {
      const phase = isPhase(said) ? said : implied[kind]
      if (phase && entered[phase] === undefined) entered[phase] = at
    }
    return [{ person_id: one.person_id, assignment_id: one.assignment_id, entered, closed: one.ended_at }]
  })
}

/** How long people stood in a phase: until a later one, or until it ended; who still stands there is censored. */
const stays = (passages: readonly Passage[], phase: Phase, now: string): Duration[] =>
  passages.flatMap(({ entered, closed }) => {
    const began = entered[phase]
    if (began === undefined) return []
    const later = phases
      .filter(other => phaseRank(other) > phaseRank(phase))
      .flatMap(other => entered[other] ?? [])
      .filter(at => at >= began)
      .sort()[0]
    const left = later ?? closed ?? undefined
    return [{ time: days(began, left ?? now), ended: left !== undefined }]
  })

const yearOfDays = 365

/** What became of those who started: through their guarantee, and a year on. Whose time has not come is left out. */
function qualityOf(
  placements: readonly { readonly began: string; readonly ended: string | null; readonly until: string | null }[],
  now: string,
): FunnelReport['quality'] {
  const today = now.slice(0, 10)
  const guaranteed = placements.filter(one => one.until !== null && one.until <= today)
  const old = placements.filter(one => days(one.began, today) >= yearOfDays)
  const within = (one: { readonly began: string; readonly ended: string | null }, until: string | null): boolean =>
    one.ended !== null && (until === null ? days(one.began, one.ended) < yearOfDays : one.ended <= until)
  return {
    guarantee: { kept: guaranteed.filter(one => !within(one, one.until)).length, of: guaranteed.length },
    year: { kept: old.filter(one => !within(one, null)).length, of: old.length },
    stay: spread(placements.map(one => durationOf(one.began, one.ended, now))),
  }
}
