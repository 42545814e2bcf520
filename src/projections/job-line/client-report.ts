import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { type Phase, phaseRank, phases } from '#src/domain/assignment.ts'
import type { ClientReport, ReportedPerson } from '#src/domain/views/client-report.ts'
import type { JobLine } from '#src/domain/views/job-line.ts'
import { logoOf } from '../cv-style.ts'
import { letter } from '../job/review.ts'
import { settingsOf } from '../settings.ts'
import { jobLine } from './job-line.ts'

interface Standing {
  readonly person_id: string
  readonly phase: string
  readonly ended_by: string | null
  readonly reason: string | null
}

/**
 * The work done on a job as its client may see it: numbers, reasons, stations, and of people only those whom the client has
 * heard of. `blind` leaves their names out too. Null when the viewer may not know of the job. A job that has ended keeps
 * what was counted then.
 */
export async function clientReport(
  sql: Queryable,
  viewer: Viewer,
  job: string,
  blind: boolean,
  now: string,
): Promise<ClientReport | null> {
  const line = await jobLine(sql, viewer, job, now)
  if (!line) return null
  const [{ agency }, logo, standing] = await Promise.all([
    settingsOf(sql),
    logoOf(sql),
    sql<Standing[]>`
      select person_id, phase, ended_by, reason from candidacy
      where assignment_id = ${job}::uuid and know in ${audiencesOf(sql, viewer)}`,
  ])
  const minutes = line.touches.reduce((sum, touch) => sum + touch.minutes, 0)
  const measured = line.touches.reduce((sum, touch) => sum + (touch.measured ? touch.minutes : 0), 0)
  return {
    agency,
    hasLogo: logo !== null,
    job: line.job.name,
    client: line.client?.name ?? null,
    ordered: line.ordered,
    until: line.counted?.at ?? now,
    counts: line.counts,
    reasons: reasonsOf(standing),
    channels: channelsOf(line),
    touches: line.touches.length + line.more,
    hours: minutes / 60,
    measured: minutes === 0 ? 0 : measured / minutes,
    // The first touch is ours to tell, and may lie years before the order.
    milestones: line.milestones
      .filter(one => one.kind !== 'first')
      .map(({ at, words, planned }) => ({ at, words, planned })),
    people: peopleOf(line, standing, blind),
    link: null,
  }
}

function reasonsOf(standing: readonly Standing[]): ClientReport['reasons'] {
  const counts = new Map<string, { by: string; reason: string; people: number }>()
  for (const { ended_by, reason } of standing) {
    if (ended_by === null || !reason) continue
    const key = `${ended_by}\0${reason}`
    const known = counts.get(key)
    if (known) known.people++
    else counts.set(key, { by: ended_by, reason, people: 1 })
  }
  return [...counts.values()].sort((a, b) => b.people - a.people || (a.reason < b.reason ? -1 : 1))
}

function channelsOf({ touches }: JobLine): ClientReport['channels'] {
  const counts = new Map<string, number>()
  for (const { channel } of touches) counts.set(channel ?? 'other', (counts.get(channel ?? 'other') ?? 0) + 1)
  return [...counts]
    .map(([channel, many]) => ({ channel, touches: many }))
    .sort((a, b) => b.touches - a.touches || (a.channel < b.channel ? -1 : 1))
}

function peopleOf(line: JobLine, standing: readonly Standing[], blind: boolean): ReportedPerson[] {
  const by = new Map(standing.map(one => [one.person_id, one]))
  return line.people
    .filter(person => person.side === 'candidate' && person.rank >= phaseRank('sent'))
    .sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1))
    .map((person, at) => ({
      name: blind ? `Candidate ${letter(at)}` : person.name,
      phase: phaseAt(person.rank),
      reason: by.get(person.id)?.reason ?? null,
    }))
}

const phaseAt = (rank: number): Phase => phases.find(phase => phaseRank(phase) === rank) ?? 'sent'
