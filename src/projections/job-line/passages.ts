import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { type Phase, phaseRank } from '#src/domain/assignment.ts'
import { isPhase } from '#src/domain/candidacy.ts'
import { grouped } from '#src/lib/grouped.ts'

/** A person's way through one assignment, from the decisions that the viewer may know of. */
export interface Passage {
  readonly person: string
  /** Name of the stage they came to last. */
  readonly stage: string | null
  /** Highest phase reached, and when each was reached first. */
  readonly rank: number
  readonly reached: ReadonlyMap<Phase, string>
  readonly began: string
  readonly interviews: readonly string[]
  /** `start` is the day it was made where nobody has said another. */
  readonly placement: { readonly at: string; readonly start: string; readonly guaranteeEnds: string | null } | null
}

interface StepRecord {
  readonly person_id: string
  readonly kind: string
  readonly stage: string | null
  readonly phase: string | null
  readonly at: string
}
interface PlacementRecord {
  readonly person_id: string
  readonly made_at: string
  readonly start_on: string | null
  readonly guarantee_until: string | null
}

/** Ways through one assignment. */
export async function passagesIn(sql: Queryable, viewer: Viewer, job: string): Promise<Passage[]> {
  const vis = audiencesOf(sql, viewer)
  const [steps, placements] = await Promise.all([
    sql<StepRecord[]>`
      select person_id, kind, stage, phase, at from candidacy_step
      where assignment_id = ${job}::uuid and at > '-infinity' and know in ${vis} order by at, entry_id limit 200000`,
    sql<PlacementRecord[]>`
      select person_id, made_at, start_on, guarantee_until from placement
      where assignment_id = ${job}::uuid and know in ${vis} order by made_at, entry_id`,
  ])
  return passagesOf(steps, placements)
}

/** One passage a person, from steps in order of time. */
function passagesOf(steps: readonly StepRecord[], placements: readonly PlacementRecord[]): Passage[] {
  const placed = new Map(placements.map(one => [one.person_id, one]))
  return [...grouped(steps, step => step.person_id)].map(([person, mine]) =>
    passageOf(person, mine, placed.get(person) ?? null),
  )
}

const implied: Readonly<Record<string, Phase>> = {
  'candidacy.submitted': 'sent',
  'interview.planned': 'interview',
  'offer.made': 'offer',
  'placement.made': 'placed',
}
const instant = (date: string): string => `${date}T00:00:00.000Z`

function passageOf(person: string, steps: readonly StepRecord[], placement: PlacementRecord | null): Passage {
  const reached = new Map<Phase, string>()
  const interviews: string[] = []
  let stage: string | null = null
  for (const step of steps) {
    const phase = isPhase(step.phase) ? step.phase : implied[step.kind]
    stage = step.stage ?? stage
    if (phase && !reached.has(phase)) reached.set(phase, step.at)
    if (step.kind === 'interview.planned') interviews.push(step.at)
  }
  const met = reached.get('interview')
  return {
    person,
    stage,
    rank: Math.max(placement ? phaseRank('placed') : 0, ...[...reached.keys()].map(phaseRank)),
    reached,
    began: steps[0]?.at ?? '',
    interviews: interviews.length > 0 ? interviews : met ? [met] : [],
    placement: placement && {
      at: placement.made_at,
      start: placement.start_on ? instant(placement.start_on) : placement.made_at,
      guaranteeEnds: placement.guarantee_until && instant(placement.guarantee_until),
    },
  }
}
