import type { Answers } from '../answers.ts'
import type { PersonRef } from './common.ts'
import type { Alike } from './same-person.ts'
import type { TodayRow } from './today.ts'

const importStates = [
  'uploaded',
  'surveying',
  'asking',
  'running',
  'paused',
  'stopped',
  'done',
  'failed',
  'undone',
  'undoing',
] as const
export type ImportState = (typeof importStates)[number]

/** What came of one file or archive inside an import. */
export interface ImportFile {
  readonly path: string
  readonly connector: string | null
  readonly label: string | null
  readonly found: readonly { readonly noun: string; readonly count: number }[]
  readonly from: string | null
  readonly to: string | null
  readonly why: string | null
  /** When its holder brought in the very same bytes; nothing in it is new. */
  readonly before?: string
}

export interface ImportView {
  readonly id: string
  readonly name: string
  readonly state: ImportState
  readonly account: string
  readonly began: string
  readonly ended: string | null
  readonly files: readonly ImportFile[]
  readonly me: readonly { readonly value: string; readonly why: string }[]
  readonly answers: Answers
  readonly tables: readonly {
    readonly shape: string
    readonly path: string
    readonly columns: readonly { readonly name: string; readonly field: string; readonly samples: readonly string[] }[]
    readonly fields: readonly { readonly field: string; readonly label: string }[]
  }[]
  readonly progress: ImportProgress
  /** What happened, what is safe, what follows; null unless failed. */
  readonly problem: string | null
}

export interface ImportProgress {
  readonly read: number
  /** Bytes of the files, for the bar; null when not known. */
  readonly share: number | null
  readonly perSecond: number
  readonly secondsLeft: number | null
  readonly entries: {
    readonly new: number
    readonly unchanged: number
    readonly kinds: { readonly [kind: string]: number }
  }
  readonly people: { readonly new: number; readonly changed: number; readonly unchanged: number }
  readonly suppressed: number
  readonly unread: number
  /** "41,212 messages: 9,871 on lines, 203 unknown, 31,138 left out by your rules": of what was written or said. */
  readonly account: { readonly onLines: number; readonly unknown: number; readonly leftOut: number } | null
}

export interface UnreadRow {
  readonly id: string
  readonly place: string
  readonly why: string
  readonly row: { readonly [column: string]: string } | null
  readonly fixed: boolean
}

/** The first rows as they would come in. */
export interface ImportPreview {
  readonly people: readonly {
    readonly name: string
    readonly headline: string | null
    readonly identifiers: readonly string[]
    /** Names the row, for attaching it. */
    readonly row: string
    readonly known: PersonRef | null
    /** Somebody here who may be the same, and why. */
    readonly alike: Alike | null
  }[]
  readonly entries: readonly {
    readonly kind: string
    readonly at: string | null
    readonly who: string
    readonly title: string
  }[]
  readonly unread: readonly { readonly place: string; readonly why: string }[]
}

/** "What your past holds" (UX 4.3): five lists of real names. */
export interface Past {
  readonly waiting: readonly TodayRow[]
  readonly silent: readonly TodayRow[]
  readonly moved: readonly TodayRow[]
  readonly clients: readonly TodayRow[]
  readonly samePerson: number
  readonly samePersonExact: number
}
