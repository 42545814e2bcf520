import { type Phase, phaseRank } from '#src/domain/assignment.ts'
import { isPhase } from '#src/domain/candidacy.ts'
import { type Conversion, carriers } from '#src/domain/conversion.ts'
import { grouped } from '#src/lib/grouped.ts'
import { keptTouches } from '../attribution/touches.ts'
import { encodeSteps } from './steps.ts'

/** A human touch with one person, oldest first. */
export interface TouchFact {
  readonly person_id: string
  readonly entry_id: string
  readonly at: string
  readonly kind: string
  readonly direction: string
  readonly channel: string
  readonly account: string | null
  readonly source: string | null
  readonly content: string | null
}

/** A step of one person on one assignment, oldest first. */
export interface StepFact {
  readonly person_id: string
  readonly assignment_id: string
  readonly kind: string
  readonly phase: string | null
  readonly at: string
  readonly ended_at: string | null
  /** First day at work, of a placement. */
  readonly start_on: string | null
}

export interface JourneyRow {
  readonly person_id: string
  readonly conversion: Conversion
  readonly assignment_id: string
  readonly converted: boolean
  readonly at: string
  readonly began_at: string
  /** Channels joined by " > ", as people and the command line read them. */
  readonly path: string
  readonly steps: string
  readonly accounts: readonly (string | null)[]
  /** Null where no touch has one. */
  readonly sources: readonly (string | null)[] | null
  readonly contents: readonly (string | null)[] | null
}

export const noAssignment = '00000000-0000-0000-0000-000000000000'
/** Touches of one journey at most; of more, the newest. A person of ten thousand touches is told by these. */
export const longestJourney = 10_000
const day = 86_400_000

const stages: readonly (readonly [Conversion, Phase])[] = [
  ['placed', 'placed'],
  ['interviewed', 'interview'],
  ['replied', 'talking'],
]
const implied: Readonly<Record<string, Phase>> = {
  'candidacy.submitted': 'sent',
  'interview.planned': 'interview',
  'offer.made': 'offer',
  'placement.made': 'placed',
}
/** A CV that only came by mail answers a question of ours as often as it applies. */
const isApplication = ({ kind, channel }: TouchFact): boolean =>
  kind === 'application.received' || (kind === 'cv.received' && !carriers.has(channel))
const isJoining = ({ kind }: TouchFact): boolean => kind === 'connection.made' || kind === 'form.submitted'

/**
 * Every journey of one person: to having joined and applied, once; and to each stage of each assignment they were on,
 * reached or, where that is over, not. Pure.
 */
export function journeysOfPerson(
  person: string,
  touches: readonly TouchFact[],
  steps: readonly StepFact[],
): JourneyRow[] {
  const rows: (JourneyRow | null)[] = []
  const once = (conversion: Conversion, isIt: (touch: TouchFact) => boolean): void => {
    const found = touches.find(isIt)
    if (found) rows.push(rowOf(person, conversion, noAssignment, true, found.at, touches, []))
  }
  once('joined', isJoining)
  once('applied', isApplication)
  for (const [assignment, mine] of grouped(steps, step => step.assignment_id)) {
    const reached = reachedIn(mine)
    const over = mine.find(step => step.ended_at !== null)?.ended_at ?? null
    const start = mine.find(step => step.start_on !== null)?.start_on ?? null
    const keys = [reached.get('talking'), reached.get('sent')].filter(at => at !== undefined)
    for (const [conversion, phase] of stages) {
      const at = reached.get(phase)
      if (at !== undefined) {
        const row = rowOf(person, conversion, assignment, true, at, touches, keys)
        rows.push(row && conversion === 'placed' && start !== null ? { ...row, at: `${start}T00:00:00Z` } : row)
      } else if (over !== null) rows.push(rowOf(person, conversion, assignment, false, over, touches, keys))
    }
  }
  return rows.filter(row => row !== null)
}

/** When each phase was come to first; who came to a later one came through those before it. */
function reachedIn(steps: readonly StepFact[]): Map<Phase, string> {
  const reached = new Map<Phase, string>()
  for (const { kind, phase: said, at } of steps) {
    const phase = implied[kind] ?? (isPhase(said) ? said : null)
    if (!phase) continue
    for (const passed of ['talking', 'sent', 'interview', 'placed'] as const)
      if (phaseRank(passed) <= phaseRank(phase) && !reached.has(passed)) reached.set(passed, at)
  }
  return reached
}

function rowOf(
  person: string,
  conversion: Conversion,
  assignment: string,
  converted: boolean,
  at: string,
  touches: readonly TouchFact[],
  keys: readonly string[],
): JourneyRow | null {
  const end = Date.parse(at)
  const kept = keptTouches(
    end,
    touches.map(touch => ({ ...touch, id: touch.entry_id, at: Date.parse(touch.at), priority: 0 })),
    Number.POSITIVE_INFINITY,
  ).slice(-longestJourney)
  const [first] = kept
  // A result that no touch led to is nobody's credit, and is counted as that.
  if (!first && !converted) return null
  const positions = new Set(keys.map(key => kept.findLastIndex(touch => touch.at <= Date.parse(key))))
  const some = (values: (string | null)[]): (string | null)[] | null =>
    values.some(value => value !== null) ? values : null
  return {
    person_id: person,
    conversion,
    assignment_id: assignment,
    converted,
    at,
    began_at: first ? new Date(first.at).toISOString() : at,
    path: kept.map(touch => touch.channel).join(' > '),
    steps: encodeSteps(
      kept.map((touch, position) => ({
        channel: touch.channel,
        days: (end - touch.at) / day,
        key: positions.has(position),
      })),
    ),
    accounts: kept.map(touch => touch.account),
    sources: some(kept.map(touch => touch.source)),
    contents: some(kept.map(touch => touch.content)),
  }
}
