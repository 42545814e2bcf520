import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { type Phase, phaseRank, phases } from '#src/domain/assignment.ts'
import { isPhase } from '#src/domain/candidacy.ts'
import { carriers } from '#src/domain/conversion.ts'
import type { FunnelReport, WorksFilter } from '#src/domain/views/works.ts'
import { grouped } from '#src/lib/grouped.ts'
import { funnel, type Passage } from '../metrics/funnel.ts'
import { jobsOf } from './asked.ts'
import { decidedOffersOf, fillsOf, hiresOf, startsOf } from './durations.ts'
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
  const [passages, fills, hires, offers, kept] = await Promise.all([
    passagesIn(sql, viewer, filter),
    fillsOf(sql, viewer, filter),
    hiresOf(sql, viewer, filter),
    decidedOffersOf(sql, viewer, filter),
    startsOf(sql, viewer, filter, now),
  ])
  const stages = funnel([...phases], passages)
  const accepted = offers.filter(one => one.accepted).length
  return {
    stages: stages.map(({ stage, ...row }) => ({ phase: stage as Phase, ...row })),
    fill: spread(fills.map(({ began, ended, stopped }) => durationOf(began, ended, stopped ?? now))),
    hire: spread(hires.map(({ began, ended }) => durationOf(began, ended, now))),
    stay: phases.slice(0, -1).map(phase => ({
      phase,
      ...spread(passages.flatMap(one => stayIn(one, phase)).map(({ began, ended }) => durationOf(began, ended, now))),
    })),
    hireByFirst: [...grouped(hires, hire => firstSource(hire.path))]
      .map(([channel, mine]) => ({ channel, ...spread(mine.map(({ began, ended }) => durationOf(began, ended, now))) }))
      .sort((a, b) => (a.median ?? Number.POSITIVE_INFINITY) - (b.median ?? Number.POSITIVE_INFINITY)),
    quality: qualityOf(kept, now),
    offers: { accepted, declined: offers.length - accepted },
  }
}

/** Where the path says that they came from. */
export const firstSource = (path: string): string =>
  path.split(' > ').find(channel => !carriers.has(channel)) ?? 'other'

/** One person's way through one job. */
export interface PersonPassage extends Passage {
  readonly person_id: string
  readonly assignment_id: string
}

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

/** How long somebody stood in a phase: until a later one, or until it ended; who still stands there has no end. Empty for who never came. */
export function stayIn<T extends Passage>(passage: T, phase: Phase): (T & { began: string; ended: string | null })[] {
  const { entered, closed } = passage
  const began = entered[phase]
  if (began === undefined) return []
  const later = phases
    .filter(other => phaseRank(other) > phaseRank(phase))
    .flatMap(other => entered[other] ?? [])
    .filter(at => at >= began)
    .sort()[0]
  return [{ ...passage, began, ended: later ?? closed }]
}

const yearOfDays = 365

interface Started {
  readonly began: string
  readonly ended: string | null
  readonly until: string | null
}

/** Of those who started, whose time has come: the end of their guarantee, or a year. */
export function dueOf<T extends Started>(starts: readonly T[], what: 'guarantee' | 'year', now: string): T[] {
  const today = now.slice(0, 10)
  return starts.filter(({ began, until }) =>
    what === 'year' ? days(began, today) >= yearOfDays : until !== null && until <= today,
  )
}

/** Whether somebody stayed that long. */
export const stayed = ({ began, ended, until }: Started, what: 'guarantee' | 'year'): boolean =>
  ended === null || (what === 'year' || until === null ? days(began, ended) >= yearOfDays : ended > until)

/** What became of those who started: through their guarantee, and a year on. Whose time has not come is left out. */
function qualityOf(starts: readonly Started[], now: string): FunnelReport['quality'] {
  const share = (what: 'guarantee' | 'year') => {
    const due = dueOf(starts, what, now)
    return { kept: due.filter(one => stayed(one, what)).length, of: due.length }
  }
  return {
    guarantee: share('guarantee'),
    year: share('year'),
    stay: spread(starts.map(one => durationOf(one.began, one.ended, now))),
  }
}
