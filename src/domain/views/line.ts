import type { Channel, ChannelGroup } from '../channel.ts'
import type { Direction } from '../draft.ts'
import type { Precision } from '../occurred.ts'
import type { PersonRef } from './common.ts'
import type { CvDifference } from './cv.ts'

/** One row of the line: one act, or one thread of them. */
export interface LineRow {
  readonly entry: string
  readonly at: string | null
  readonly precision: Precision
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  readonly account: string | null
  /** Who wrote it in the system that it came from; null where that system is this house. */
  readonly author: string | null
  /** Subject, call's length, post's title; null where there is none. */
  readonly title: string | null
  /** First 280 characters of the visible text; null when the viewer may not read it. */
  readonly snippet: string | null
  readonly thread: string | null
  /** Acts in the thread, 1 when alone. */
  readonly count: number
  readonly automatic: boolean
  /** Only the viewer knows of it, or: the viewer knows that it happened and may not read it. */
  readonly access: 'open' | 'mine' | 'known'
  readonly job: PersonRef | null
  readonly others: readonly PersonRef[]
  readonly hasOriginal: boolean
  /** Of a CV: what it says anew against the one before. */
  readonly difference?: CvDifference
}

/** Automatic acts of one month, folded into one row. */
export interface AutomaticFold {
  readonly automatic: true
  readonly month: string
  readonly count: number
}

/** A changed employer or title, derived from two claims; or that a later archive does not have them any more. */
export interface News {
  readonly news: true
  /** Noted, and nothing to act on. */
  readonly quiet?: true
  readonly entry: string
  readonly at: string
  readonly text: string
  readonly from: string
}

/** Where somebody came to on a job, or how it ended: no touch, and among them by its time. */
export interface JobStep {
  readonly step: true
  readonly entry: string
  readonly at: string
  readonly text: string
  readonly job: PersonRef
  readonly account: string | null
}

export type LineItem = LineRow | AutomaticFold | News | JobStep

export interface LinePage {
  readonly items: readonly LineItem[]
  readonly older: string | null
  readonly newer: string | null
  readonly total: number
}

export interface LineQuery {
  readonly channels?: string
  readonly kinds?: string
  readonly colleague?: string
  readonly direction?: Direction
  readonly job?: string
  readonly find?: string
  /** Opaque; older than, newer than. */
  readonly older?: string
  readonly newer?: string
  /** Jump: the page that begins at this ISO date and goes back. */
  readonly at?: string
  readonly limit?: number
}

export interface EntryDetail {
  readonly entry: string
  readonly kind: string
  readonly channel: Channel | null
  readonly at: string | null
  readonly precision: Precision
  readonly direction: Direction
  readonly title: string | null
  readonly text: string | null
  /** Quoted part and signature, folded on screen. */
  readonly quoted: string | null
  readonly signature: string | null
  /** Mail's HTML as it came: the browser sanitises it and shows it in a sandbox. */
  readonly html: string | null
  readonly people: readonly {
    readonly role: string
    readonly persona: string
    readonly person: PersonRef | null
    readonly name: string
    readonly address: string | null
  }[]
  readonly attachments: readonly {
    readonly original: string | null
    readonly name: string
    readonly mediaType: string
    readonly size: number
  }[]
  readonly sources: readonly {
    readonly act: string
    readonly from: string
    readonly place: string
    readonly seenAt: string
    readonly account: string | null
  }[]
  /** `problem`: its bytes are not in the store any more, or not as they came. */
  readonly original: {
    readonly id: string
    readonly mediaType: string
    readonly size: number
    readonly problem: 'missing' | 'damaged' | null
  } | null
  /** Minutes of our work in it; `by`: whoever set them by hand. Null of what takes nobody's time. */
  readonly effort: { readonly minutes: number; readonly measured: boolean; readonly by: string | null } | null
  readonly sharing: { readonly visible: 'me' | 'touch' | 'all'; readonly mine: boolean }
  readonly body: { readonly [key: string]: unknown }
}

/** The picture (UX 3.2): marks where they fit, else buckets. At most 600 of either. */
export interface Picture {
  readonly from: string | null
  readonly to: string
  readonly counts: { readonly [G in ChannelGroup]?: number }
  readonly total: number
  /** All acts when there are at most 600 in the asked window, else empty. Oldest first. */
  readonly marks: readonly Mark[]
  /** By equal time steps: what they did, what we did, what was both, by channel group. */
  readonly buckets: readonly {
    readonly at: string
    readonly they: number
    readonly we: number
    readonly both: number
    readonly automatic: number
    readonly groups: { readonly [G in ChannelGroup]?: number }
  }[]
  /** Days with a two-sided exchange, ISO dates, oldest first: the hairline is solid 90 days after each. */
  readonly exchanges: readonly string[]
  readonly news: readonly { readonly at: string; readonly text: string }[]
}

export interface Mark {
  readonly entry: string
  readonly at: string
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  readonly automatic: boolean
  /** False: undated, unsure or an unanswered attempt; drawn hollow. */
  readonly sure: boolean
}
