import type { BelongingRules, Reason } from '../belonging.ts'
import type { Channel } from '../channel.ts'
import type { Direction } from '../draft.ts'
import type { PersonRef } from './common.ts'

export type LineSide = 'client' | 'candidate'

/** One touch on an assignment's line. */
export interface JobTouch {
  readonly entry: string
  /** ISO instant. */
  readonly at: string
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  readonly side: LineSide
  /** With whom; one message may have gone to several of them. */
  readonly people: readonly string[]
  readonly account: string | null
  readonly reason: Reason
  /** Of our work; `measured` false: a default by kind. */
  readonly minutes: number
  readonly measured: boolean
  /** False: the time is not known exactly. */
  readonly sure: boolean
  /** Subject or first words; null when the viewer may not read them. */
  readonly words: string | null
}

export interface JobLinePerson extends PersonRef {
  readonly side: LineSide
  readonly stage: string | null
  /** How far they came, 0 for looked at; client people 0. */
  readonly rank: number
  readonly placed: boolean
}

export interface Milestone {
  readonly at: string
  readonly kind: 'first' | 'ordered' | 'sent' | 'interview' | 'offer' | 'accepted' | 'start' | 'guarantee' | 'closed'
  readonly words: string
  readonly planned: boolean
  readonly person: string | null
}

/** An assignment's line, oldest first, and what it needs to be drawn and read. */
export interface JobLine {
  readonly job: PersonRef
  readonly client: PersonRef | null
  /** When the order was taken; null while it is a lead. */
  readonly ordered: string | null
  readonly touches: readonly JobTouch[]
  /** Touches that belong and are not among `touches`, of the lightest. */
  readonly more: number
  readonly people: readonly JobLinePerson[]
  readonly milestones: readonly Milestone[]
  readonly counts: {
    readonly looked: number
    readonly approached: number
    readonly spoke: number
    readonly sent: number
    readonly met: number
    readonly placed: number
    /** Of those sent, how many we had met before the order. */
    readonly knownBefore: number
  }
  readonly rules: BelongingRules
  /** Set when the job was closed: its touches are those that were counted then. */
  readonly counted: { readonly at: string; readonly version: number; readonly touches: number } | null
}
