import type { JsonObject } from '#src/lib/json.ts'
import type { Channel } from './channel.ts'
import type { Identifier } from './identifier.ts'
import type { Occurred } from './occurred.ts'

/** Seen from the organisation: `in` they acted, `out` we acted, `between` both (a call answered, a meeting). */
export const directions = ['in', 'out', 'between', 'none'] as const
export type Direction = (typeof directions)[number]

export const roles = [
  'sender',
  'recipient',
  'cc',
  'mentioned',
  'attendee',
  'author',
  'about',
  'introduced',
  'organiser',
] as const
export type Role = (typeof roles)[number]

/**
 * One human in one record. The first identifier is the persona that the entry hangs on; the others, read in the same
 * record, bridge to it. An empty list is never given: a record without identifiers has one of kind `record`.
 */
export interface Party {
  readonly role: Role
  readonly identifiers: readonly [Identifier, ...Identifier[]]
  /** As written in this record; becomes a `claim.name` only through a claim of its own. */
  readonly name?: string
}

export interface CompanyRef {
  readonly role: 'about' | 'client' | 'employer'
  readonly name: string
  readonly domain?: string
  /** The company's id in the system it came from, as `system:id`. */
  readonly external?: string
}

export interface AssignmentRef {
  readonly role: 'about'
  /** The job's id in the system it came from, as `system:id`. */
  readonly external: string
  readonly title?: string
}

export interface OriginalDraft {
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly name: string | null
}

/**
 * What a source read, before the ledger gives it an id. A source translates; it decides nothing.
 * The id is a keyed hash of (family, key, kind, property, canonical content): `family` says what the thing is, not where
 * it was read (`mail`, `linkedin.message`, `row` …), and `key` is what makes it the same thing wherever it is met again.
 * With `contentInKey` the body is part of the key too: right for claims, where another value is another claim.
 */
export interface Draft {
  /** `email.received`, `connection.made`, `claim.position` … : `domain/kind.ts`. */
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  readonly occurred: Occurred
  readonly family: string
  readonly key: readonly string[]
  readonly contentInKey?: boolean
  readonly body: JsonObject
  readonly bodyVersion?: number
  /** What a person would read and search: the visible part of a message, the note, the description. */
  readonly text: string | null
  readonly people: readonly Party[]
  readonly companies?: readonly CompanyRef[]
  readonly assignments?: readonly AssignmentRef[]
  /** Entries with one thread are one row on the line. Unique in the family. */
  readonly thread?: string
  /** Made by a machine: folded, never raises a bar, never counts as an answer. */
  readonly automatic?: boolean
  /** Newsletter, list or mass mail: its sender is nobody to add. */
  readonly bulk?: boolean
  readonly original?: OriginalDraft
  readonly attachments?: readonly OriginalDraft[]
  /** Where in the container: folder, file, row or byte offset, readable to a person ("Connections.csv row 17"). */
  readonly place: string
  /** When the source saw it, ISO instant: the export's own date, the mail's date. Null: the moment of import. */
  readonly seenAt: string | null
}

/** What could not be read, where and why, in words for a person. `row` allows mending in place. */
export interface Unread {
  readonly unread: true
  readonly place: string
  readonly why: string
  readonly row?: Readonly<Record<string, string>>
}

export const isUnread = (item: Draft | Unread): item is Unread => 'unread' in item
