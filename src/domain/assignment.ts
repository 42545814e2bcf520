import type { Money } from './money.ts'

/**
 * Where an assignment stands. It may begin as a lead, before there is an order; `filled`, `closed` and `lost` end it.
 * Decisions about it hang on the assignment: `assignment.opened` (that there is one, perhaps a lead), `assignment.moved`
 * (its state), `assignment.described` (any of `AssignmentWords`, field by field: the newest word on each counts), and
 * `assignment.closed` (from old systems).
 */
export const assignmentStates = ['lead', 'open', 'on-hold', 'filled', 'closed', 'lost'] as const
export type AssignmentState = (typeof assignmentStates)[number]

/** Worked on, or may become work. */
export const isRunning = (state: AssignmentState): boolean =>
  state === 'lead' || state === 'open' || state === 'on-hold'
export const isOver = (state: AssignmentState): boolean => !isRunning(state)

export const payPeriods = ['year', 'month', 'day', 'hour'] as const
/** In minor units of one currency; `to` is missing where there is one figure. */
export interface PayRange {
  readonly from: number
  readonly to?: number
  readonly currency: string
  readonly per: (typeof payPeriods)[number]
}

export const feeModels = ['percent', 'fixed', 'retained', 'hourly'] as const
/** What a client pays for a placement, and for how long we answer for it. */
export interface Terms {
  readonly model: (typeof feeModels)[number]
  /** Of the first year's pay: `percent` and `retained`. At most four decimals. */
  readonly percent?: number
  /** `fixed`: for a placement; `hourly`: for an hour. */
  readonly fee?: Money
  readonly guaranteeDays: number
  readonly note?: string
}

export interface AssignmentWords {
  readonly title: string
  readonly description: string
  readonly owner: string | null
  readonly team: readonly string[]
  readonly place: string
  readonly pay: PayRange | null
  readonly openings: number
  /** Dates (ISO 8601): when the order was taken, shortlist wanted by, first day at work wanted by. */
  readonly ordered: string | null
  readonly due: string | null
  readonly start: string | null
  readonly work: string
  readonly stages: readonly Stage[]
  readonly terms: Terms | null
  readonly confidential: boolean
}

/**
 * What every stage is, whatever it is called here: the funnel, the guards and the line read phases, people read names.
 * In order of the way; a candidacy that ended keeps the phase that it had come to.
 */
export const phases = ['looked-at', 'approached', 'talking', 'sent', 'interview', 'offer', 'placed'] as const
export type Phase = (typeof phases)[number]
export const phaseRank = (phase: Phase): number => phases.indexOf(phase)
/** A phase where no stage's own name is told. */
export const phaseWords: Readonly<Record<Phase, string>> = {
  'looked-at': 'Looked at',
  approached: 'Approached',
  talking: 'Talking',
  sent: 'CV sent',
  interview: 'Interview',
  offer: 'Offer',
  placed: 'Placed',
}

export interface Stage {
  readonly name: string
  readonly phase: Phase
}

const stagesOf = (...pairs: readonly (readonly [string, Phase])[]): readonly Stage[] =>
  pairs.map(([name, phase]) => ({ name, phase }))

/** Stages by kind of work; a house names its own, a job may have others. */
export const defaultStages: Readonly<Record<string, readonly Stage[]>> = {
  permanent: stagesOf(
    ['Looked at', 'looked-at'],
    ['Approached', 'approached'],
    ['Talking', 'talking'],
    ['CV sent', 'sent'],
    ['Interview', 'interview'],
    ['Offer', 'offer'],
    ['Placed', 'placed'],
  ),
  contract: stagesOf(
    ['Looked at', 'looked-at'],
    ['Approached', 'approached'],
    ['Available', 'talking'],
    ['CV sent', 'sent'],
    ['Interview', 'interview'],
    ['Contract out', 'offer'],
    ['Working', 'placed'],
  ),
  executive: stagesOf(
    ['Long list', 'looked-at'],
    ['Approached', 'approached'],
    ['Interested', 'talking'],
    ['Assessed', 'talking'],
    ['Short list', 'sent'],
    ['Met', 'interview'],
    ['References', 'interview'],
    ['Offer', 'offer'],
    ['Appointed', 'placed'],
  ),
}
export const usualWork = 'permanent'

const stateWords: readonly (readonly [RegExp, AssignmentState])[] = [
  [/\b(lead|prospect|upcoming)\b/, 'lead'],
  [/\bon.?hold\b|\bpaused\b|\bfrozen\b/, 'on-hold'],
  [/\b(filled|won|placed|besetzt|hired)\b/, 'filled'],
  [/\b(lost|rival)\b/, 'lost'],
  [/\b(closed|cancell?ed|archived|geschlossen|done)\b/, 'closed'],
  [/\b(open|active|published|live)\b/, 'open'],
]

/** What an old system's word for a job's state means here; null when it says nothing we know. */
export function stateFromWords(words: string): AssignmentState | null {
  const text = words.toLowerCase()
  return stateWords.find(([pattern]) => pattern.test(text))?.[1] ?? null
}
