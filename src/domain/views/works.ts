import type { Phase } from '../assignment.ts'
import type { Conversion, Dimension } from '../conversion.ts'
import type { CreditModel } from '../credit-model.ts'
import type { PersonRef } from './common.ts'

export interface WorksFilter {
  /** ISO dates of the conversion: from, and up to and not including. */
  readonly from?: string
  readonly before?: string
  readonly conversion?: Conversion
  readonly client?: string
  readonly owner?: string
  readonly work?: string
  /** Missing: where people came from. */
  readonly by?: Dimension
  /** Days; all when missing. */
  readonly lookBack?: number
}

export interface CreditRow {
  readonly channel: string
  /** Conversions credited; over all channels they sum to the conversions with a path. */
  readonly credit: number
  readonly share: number
  /** Of the share; null with too few assignments to say. */
  readonly interval: { readonly low: number; readonly high: number } | null
  /** Journeys in which it occurs, and touches. */
  readonly journeys: number
  readonly touches: number
  /** Journeys that it began and ended. */
  readonly begins: number
  readonly ends: number
}

export interface CreditReport {
  readonly model: CreditModel
  readonly conversions: number
  /** Conversions without a single touch: nobody's credit. */
  readonly unattributed: number
  /** Journeys that did not convert, where they are counted. */
  readonly missed: number
  readonly rows: readonly CreditRow[]
  /** Conversions that "lost without it" and "fair share" still need; 0 when they are shown. */
  readonly missing: number
  /** Journeys read to answer. */
  readonly read: number
  readonly sentence: string
}

export interface PlacementPath {
  readonly person: PersonRef
  readonly job: PersonRef
  readonly client: PersonRef | null
  readonly at: string
  readonly began: string
  /** Channels, oldest first; of a long one the first and the last. */
  readonly path: readonly string[]
  /** Every channel of the whole path, once. */
  readonly channels: readonly string[]
  readonly touches: number
  readonly hours: number
  readonly fee: { readonly amount: number; readonly currency: string } | null
}

export interface Works {
  readonly placements: number
  readonly fees: readonly { readonly amount: number; readonly currency: string }[]
  readonly paths: readonly PlacementPath[]
  /** Of those put forward for jobs of the period, how many we had met before the order. */
  readonly known: { readonly before: number; readonly of: number }
}

/** Numbers whose people can be asked for, besides a channel's credit and a stage of the funnel; "my": of who asks alone. */
export const figures = [
  'fill',
  'hire',
  'stay',
  'stage',
  'answers',
  'offers',
  'guarantee',
  'year',
  'placements',
  'known',
  'touches',
  'my-spoke',
  'my-sent',
  'my-interviews',
  'my-placements',
  'my-touches',
  'my-answers',
] as const
export type Figure = (typeof figures)[number]

/** Which part of a number's people: all, whose time ended (who accepted, who stayed), or not. */
export const figureParts = ['all', 'done', 'open'] as const
export type FigurePart = (typeof figureParts)[number]

/** Somebody behind a number; nobody where it counts jobs, and this one has no placement. */
export interface BehindRow {
  readonly person: PersonRef | null
  readonly job: PersonRef | null
  readonly client: string | null
  readonly at: string
}
/** The people behind a number: all of them counted, the latest shown. */
export interface Behind {
  readonly total: number
  readonly rows: readonly BehindRow[]
}

/** By what figures can be narrowed. */
export interface WorksChoices {
  readonly clients: readonly PersonRef[]
  readonly work: readonly string[]
}

/** How long something took, in days; what still runs is counted as not ended (Kaplan-Meier). */
export interface Spread {
  readonly of: number
  readonly open: number
  /** Null when fewer than half have ended. */
  readonly median: number | null
  readonly p90: number | null
  /** Days of the longest, ended or not: how far the curve is known. */
  readonly longest: number
  /** Days, and the share that still runs after them. */
  readonly curve: readonly (readonly [number, number])[]
}

/** Of one stage of a cohort; `entered` = `advanced` + `left` + `open`. */
export interface StageCounts {
  readonly entered: number
  /** Entered this stage and later any stage after it. */
  readonly advanced: number
  readonly left: number
  /** Still here: may yet go on, so that the share below can only rise. */
  readonly open: number
  /** advanced / entered; null when nobody entered, and for the last stage. */
  readonly passthrough: number | null
  /** advanced / (advanced + left): of those whose way is known; null when there are none, and for the last stage. */
  readonly decided: number | null
}

export interface FunnelReport {
  readonly stages: readonly (StageCounts & { readonly phase: Phase })[]
  /** From the order to the acceptance; from the first touch to it. */
  readonly fill: Spread
  readonly hire: Spread
  readonly stay: readonly (Spread & { readonly phase: Phase })[]
  readonly hireByFirst: readonly (Spread & { readonly channel: string })[]
  /** Quality of hire, as far as it can be known here: who stayed. */
  readonly quality: {
    readonly guarantee: { readonly kept: number; readonly of: number }
    readonly year: { readonly kept: number; readonly of: number }
    readonly stay: Spread
  }
  readonly offers: { readonly accepted: number; readonly declined: number }
}
