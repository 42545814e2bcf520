import type { Channel } from '../channel.ts'
import type { Direction } from '../draft.ts'
import type { Precision } from '../occurred.ts'
import type { RefusalDetail } from '../refusal.ts'

/** What screens are made of: shapes that queries return and the browser shows. Ids are UUID text, times ISO 8601 in UTC. */
export interface PersonRef {
  readonly id: string
  readonly name: string
}

export interface Colleague {
  readonly id: string
  readonly name: string
  readonly email: string
}

export const accountRoles = ['admin', 'recruiter', 'reader'] as const
export type AccountRole = (typeof accountRoles)[number]

/** The newest act between us and somebody that the viewer may know of. */
export interface Touch {
  readonly entry: string
  readonly at: string | null
  readonly precision: Precision
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  readonly account: string | null
}

/** A follow-up that is not kept yet. */
export interface NextStep {
  readonly entry: string
  readonly text: string
  readonly due: string
  readonly account: string | null
}

export interface DoNotContact {
  readonly reason: string
  readonly since: string
  readonly account: string | null
}

/** One page of a list; `next` is an opaque cursor, null on the last page. `total` is exact. */
export interface Page<T> {
  readonly rows: readonly T[]
  readonly next: string | null
  readonly total: number
}

/** What every click answers: its act can be undone by `POST /api/acts/:act/undo`. */
export interface Done {
  readonly act: string
  /** The person, company or entry that the click made, where it made one. */
  readonly id?: string
}

/** Errors in words for a person (UX 5.6): what happened, what is safe, what follows. RFC 9457. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail?: string
  readonly errors?: readonly RefusalDetail[]
}
