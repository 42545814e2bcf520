import type { AssignmentState, PayRange, Phase, Stage, Terms } from '../assignment.ts'
import type { Ender, Split } from '../candidacy.ts'
import type { Money } from '../money.ts'
import type { PersonRef } from './common.ts'

export interface JobRow {
  readonly id: string
  readonly title: string
  readonly client: PersonRef | null
  readonly state: AssignmentState
  readonly since: string | null
  readonly opened: string | null
  /** When the order was taken; null for a lead. */
  readonly ordered: string | null
  readonly closed: string | null
  readonly due: string | null
  readonly owner: string | null
  /** On it now, sent to the client, placed, and owed an answer. */
  readonly people: number
  readonly sent: number
  readonly placed: number
  readonly owed: number
}

export interface JobPage extends JobRow {
  readonly reason: string | null
  readonly description: string | null
  readonly place: string | null
  /** As an old system said it in words, where it did. */
  readonly pay: PayRange | { readonly text: string } | null
  readonly team: readonly string[]
  readonly openings: number
  readonly start: string | null
  readonly work: string
  readonly stages: readonly Stage[]
  readonly terms: Terms | null
  /** Whether the terms are the job's own, or the client's. */
  readonly ownTerms: boolean
  readonly confidential: boolean
  /** By field, what said it: sent back with a change, so that two who edit at once hear of each other. */
  readonly said: Readonly<Record<string, string>>
  readonly placements: readonly PlacementView[]
  readonly contacts: readonly (PersonRef & { readonly part: string | null; readonly email: string | null })[]
  /** What does not fit together, in words: a placement before the order. */
  readonly oddities: readonly string[]
}

export interface CandidateCard extends PersonRef {
  readonly headline: string | null
  readonly stage: string | null
  readonly phase: Phase
  readonly since: string
  /** Our last word to them, on any channel; null when there was none. */
  readonly ours: string | null
  /** They wait for an answer since. */
  readonly waiting: string | null
  readonly engaged: boolean
  readonly sent: string | null
  readonly interview: string | null
  /** What the client promised next about them, and by which day; what they did since is left out. */
  readonly promised: { readonly entry: string; readonly what: string; readonly on: string } | null
  readonly ended: { readonly at: string; readonly by: Ender; readonly reason: string | null } | null
  readonly owed: boolean
}

export interface BoardColumn extends Stage {
  readonly total: number
  /** The first of them, longest here first. */
  readonly cards: readonly CandidateCard[]
}

export interface Board {
  readonly columns: readonly BoardColumn[]
  readonly ended: number
  readonly total: number
}

export interface PlacementView {
  readonly id: string
  readonly person: PersonRef
  readonly made: string
  readonly start: string | null
  readonly pay: Money | null
  readonly fee: Money | null
  readonly percent: number | null
  readonly guaranteeDays: number | null
  readonly guaranteeUntil: string | null
  readonly splits: readonly Split[]
  readonly ended: {
    readonly on: string
    readonly reason: string | null
    readonly refund: number | null
    readonly replaced: boolean
  } | null
}

/** One thing that was decided about a candidacy, newest first on its page. */
export interface CandidacyStep {
  readonly entry: string
  readonly act: string
  readonly kind: string
  readonly at: string
  readonly by: string | null
  readonly body: { readonly [key: string]: unknown }
}

export interface CandidacyPage extends CandidateCard {
  readonly job: PersonRef
  readonly email: string | null
  readonly steps: readonly CandidacyStep[]
  readonly placements: readonly PlacementView[]
}

/** A fact that speaks against putting somebody forward. A reason goes past it, and stands on the line with it. */
export interface Warning {
  readonly person: string
  readonly kind: 'sent' | 'in-touch' | 'wall' | 'protected' | 'forbidden' | 'placed'
  readonly words: string
}

/** Somebody who has heard nothing of how it ended. */
export interface Owed extends PersonRef {
  readonly email: string | null
  readonly phase: Phase
  readonly stage: string | null
  readonly since: string
  readonly ours: string | null
  readonly ended: CandidateCard['ended']
}

export interface ClientView {
  readonly stage: string | null
  readonly since: string | null
  readonly owner: string | null
  readonly terms: Terms | null
  readonly protected: { readonly note: string | null } | null
  readonly walls: readonly (PersonRef & { readonly note: string | null })[]
  readonly contacts: readonly (PersonRef & { readonly part: string })[]
  readonly jobs: readonly JobRow[]
  readonly fees: readonly Money[]
  /** By field, what said it: an editor answers with it, so that two who edit hear of each other. */
  readonly said: { readonly [F in 'stage' | 'owner' | 'terms' | 'protected']: string | null }
}

interface OnDay {
  readonly person: string
  readonly name: string
  readonly job: string
  readonly title: string
  readonly on: string
}

/** What jobs ask of somebody today. */
export interface TodayJobs {
  readonly guarantees: readonly OnDay[]
  readonly starts: readonly OnDay[]
  /** What clients promised for today or before. */
  readonly promised: readonly (OnDay & { readonly what: string; readonly client: string | null })[]
  /** Clients who have CVs for days, and have said and promised nothing: how many, and the longest. */
  readonly unheard: readonly {
    readonly job: string
    readonly title: string
    readonly client: string | null
    readonly count: number
    readonly since: string
  }[]
  readonly silent: readonly (Omit<OnDay, 'on'> & { readonly since: string })[]
  readonly owed: readonly {
    readonly job: string
    readonly title: string
    readonly client: string | null
    readonly count: number
  }[]
}
