import { type Phase, phaseRank } from '#src/domain/assignment.ts'
import { isPhase } from '#src/domain/candidacy.ts'
import type { Conversion } from '#src/domain/conversion.ts'
import { grouped } from '#src/lib/grouped.ts'
import { encodeSteps } from './steps.ts'

/** A human touch that begins a step of a journey, oldest first: those of one channel within half an hour of each other are one. */
export interface TouchFact {
  readonly person_id: string
  readonly entry_id: string
  readonly at: string
  readonly channel: string
  readonly account: string | null
  readonly source: string | null
  readonly content: string | null
}

/** When somebody first joined or applied. */
export interface TurnFact {
  readonly person_id: string
  readonly turn: 'joined' | 'applied'
  readonly at: string
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

interface JourneyRow {
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

/** In place of an assignment where none is meant: it is part of a key. */
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

/**
 * Every journey of one person: to having joined and applied, once; and to each stage of each assignment they were on,
 * reached or, where that is over, not. Pure.
 */
export function journeysOfPerson(
  person: string,
  touches: readonly TouchFact[],
  turns: readonly TurnFact[],
  steps: readonly StepFact[],
): JourneyRow[] {
  const rows = resultsOf(turns, steps).map(result => rowOf(person, result, touches))
  return rows.filter(row => row !== null)
}

/** What a journey led to, or did not. */
interface Result {
  readonly conversion: Conversion
  readonly assignment_id: string
  readonly converted: boolean
  /** The last touch that counts is not later. */
  readonly end: string
  /** When it counts: a placement on its first day at work. */
  readonly at: string
  readonly keys: readonly string[]
}

/** Every result of one person. Pure. */
export function resultsOf(turns: readonly TurnFact[], steps: readonly StepFact[]): Result[] {
  const results: Result[] = []
  for (const conversion of ['joined', 'applied'] as const) {
    const at = turns.find(({ turn }) => turn === conversion)?.at
    if (at !== undefined)
      results.push({ conversion, assignment_id: noAssignment, converted: true, end: at, at, keys: [] })
  }
  for (const [assignment, mine] of grouped(steps, step => step.assignment_id)) {
    const reached = reachedIn(mine)
    const over = mine.find(step => step.ended_at !== null)?.ended_at ?? null
    const start = mine.find(step => step.start_on !== null)?.start_on ?? null
    const keys = [reached.get('talking'), reached.get('sent')].filter(at => at !== undefined)
    for (const [conversion, phase] of stages) {
      const at = reached.get(phase)
      const same = { conversion, assignment_id: assignment, keys }
      if (at !== undefined) {
        const counts = conversion === 'placed' && start !== null ? `${start}T00:00:00Z` : at
        results.push({ ...same, converted: true, end: at, at: counts })
      } else if (over !== null) results.push({ ...same, converted: false, end: over, at: over })
    }
  }
  return results
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

function rowOf(person: string, result: Result, touches: readonly TouchFact[]): JourneyRow | null {
  const { conversion, assignment_id, converted, at, keys } = result
  const end = Date.parse(result.end)
  const kept = touches
    .map(touch => ({ ...touch, at: Date.parse(touch.at) }))
    .filter(touch => touch.at <= end)
    .slice(-longestJourney)
  const [first] = kept
  // A result that no touch led to is nobody's credit, and is counted as that.
  if (!first && !converted) return null
  const positions = new Set(keys.map(key => kept.findLastIndex(touch => touch.at <= Date.parse(key))))
  const some = (values: (string | null)[]): (string | null)[] | null =>
    values.some(value => value !== null) ? values : null
  return {
    person_id: person,
    conversion,
    assignment_id,
    converted,
    at,
    began_at: first ? new Date(first.at).toISOString() : result.end,
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
