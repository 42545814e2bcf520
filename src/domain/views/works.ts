import type { Phase } from '../assignment.ts'
import type { Conversion, Dimension } from '../conversion.ts'
import type { PersonRef } from './common.ts'

/** Models as the page offers them; `last-other` is the last touch other than mail and phone. */
export const creditModels = [
  'linear',
  'first',
  'last',
  'last-other',
  'time-decay',
  'u',
  'w',
  'markov',
  'markov-null',
  'shapley',
] as const
export type CreditModel = (typeof creditModels)[number]

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

/** How long something took, in days; what still runs is counted as not ended (Kaplan-Meier). */
export interface Spread {
  readonly of: number
  readonly open: number
  /** Null when fewer than half have ended. */
  readonly median: number | null
  readonly p90: number | null
  /** Days, and the share that still runs after them. */
  readonly curve: readonly (readonly [number, number])[]
}

export interface FunnelReport {
  readonly stages: readonly {
    readonly phase: Phase
    readonly entered: number
    readonly advanced: number
    readonly left: number
    readonly open: number
    readonly passthrough: number | null
    readonly decided: number | null
  }[]
  /** From the order to the acceptance; from the first touch to it. */
  readonly fill: Spread
  readonly hire: Spread
  readonly stay: readonly (Spread & { readonly phase: Phase })[]
  readonly hireByFirst: readonly (Spread & { readonly channel: string })[]
  readonly offers: { readonly accepted: number; readonly declined: number }
}
