import type { Money } from '../money.ts'
import type { Spread } from './works.ts'

/** A recruiter's own figures, for their eyes only. */
export interface MyWork {
  readonly touches: number
  readonly hours: number
  /** People with whom there was a talk: both sides said something, or a call or meeting was held. */
  readonly spoke: number
  readonly sent: number
  readonly interviews: number
  readonly offers: number
  /** Placements that are theirs in whole or part, each as its part. */
  readonly placements: number
  /** Their part of the fees, by currency. */
  readonly fees: readonly Money[]
  readonly channels: readonly { readonly channel: string; readonly touches: number; readonly hours: number }[]
  /** Monday of each week, ISO date, and touches in it, oldest first. */
  readonly weeks: readonly { readonly week: string; readonly touches: number }[]
  /** From somebody's first unanswered message to their answer, in days. */
  readonly answers: Spread
}
