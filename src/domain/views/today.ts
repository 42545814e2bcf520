import type { Channel } from '../channel.ts'
import type { PersonRef } from './common.ts'

export interface TodayRow {
  /** Names the row for later, done and undo: kind and entry. */
  readonly key: string
  readonly person: PersonRef
  /** "asked about salary", "ring today", "now CTO at Tarnside". */
  readonly reason: string
  readonly channel: Channel | null
  readonly since: string
  readonly entry: string | null
}

export interface Today {
  readonly date: string
  readonly waiting: readonly TodayRow[]
  readonly promised: readonly TodayRow[]
  readonly catchUp: readonly TodayRow[]
  readonly tidy: {
    readonly samePerson: number
    readonly unknownSenders: number
    readonly rowsToFix: number
    /** Files, or parts of them, that could not be read and have no cells to mend. */
    readonly unreadFiles: number
    readonly pendingExports: readonly { readonly entry: string; readonly what: string; readonly since: string }[]
  }
  readonly more: { readonly waiting: number; readonly promised: number; readonly catchUp: number }
}

export interface UnknownSender {
  readonly persona: string
  readonly kind: string
  readonly value: string
  readonly name: string | null
  readonly received: number
  readonly sent: number
  readonly last: string | null
  readonly subject: string | null
  /** Somebody of the same name in a thread that they wrote in: perhaps another address of theirs. */
  readonly alike: PersonRef | null
}
