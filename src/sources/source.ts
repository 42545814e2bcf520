import type { Visibility } from '#src/domain/answers.ts'
import type { Draft, Unread } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import type { Lessons } from '#src/domain/lesson.ts'

/** One file as it lies in a folder or an archive. */
export interface SourceFile {
  /** From the top of what was given, `/` between folders: `linkedin.zip/Connections.csv`. */
  readonly path: string
  /** Bytes when unpacked; null when not known before reading. */
  readonly size: number | null
  /** The file's own date, ISO instant, where there is one. */
  readonly modified: string | null
  /** The first 64 KiB, or less when the file is shorter. */
  readonly head: Uint8Array
  open(): AsyncIterable<Uint8Array>
  /** Where it lies, when it is a file of the disk by itself: for formats that cannot be read from front to back. */
  readonly disk?: string
}

/** Files that one connector reads together: an archive, a folder of tables, one mailbox. */
export interface Group {
  /** Names the group on screen: the archive's or file's name. */
  readonly name: string
  readonly files: readonly SourceFile[]
}

/** Somebody who may be the holder. */
export interface Holder {
  readonly value: string
  readonly why: string
  /** One of several who might be: shown, and not taken for the holder until somebody says so. */
  readonly guess?: true
}

/** What was found, before anybody decides anything. */
export interface Survey {
  /** "1,214 connections, 3,906 messages, 2019 to 2026": counts by plural noun, most telling first. */
  readonly counts: readonly { readonly noun: string; readonly count: number }[]
  readonly from: string | null
  readonly to: string | null
  /** Who the holder seems to be, surest first; asked as the first question. */
  readonly me: readonly Holder[]
  /** Visibility that this kind of file starts with. */
  readonly visible: Visibility
  readonly tables?: readonly TableSurvey[]
}

export interface TableSurvey {
  /** Identifies the table's shape (its normalised header), so that a mapping can be remembered. */
  readonly shape: string
  readonly path: string
  /** `unmapped` columns are kept as custom values; `skip` leaves the column out. */
  readonly columns: readonly { readonly name: string; readonly field: string; readonly samples: readonly string[] }[]
  readonly fields: readonly { readonly field: string; readonly label: string }[]
}

/** What a reader may know about the asking account. It never reaches for a database, a clock or the network. */
export interface ReadContext {
  readonly isMe: (identifier: Identifier) => boolean
  /** Names of the holder, folded: some files name people without identifiers. */
  readonly isMyName: (name: string) => boolean
  readonly mappings: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** The moment the import began, ISO instant: the latest possible date of undated acts without an export date. */
  readonly now: string
  /** Country for phone numbers without a prefix, ISO 3166-1 alpha-2. */
  readonly country: string
  /** What corrections have taught of the layouts of documents. */
  readonly lessons?: Lessons
  readonly signal?: AbortSignal
}

/** What an export was, said when it was read to its end. */
export interface Arrival {
  /** When it was made, ISO instant. */
  readonly madeAt: string
  /** Whose it is; empty where it does not say. */
  readonly holders: readonly Identifier[]
  /** Lists of it that were read without a row that could not be: who is not in one of these is not in the export. */
  readonly whole: readonly 'connections'[]
}

/**
 * A connector turns one outside format into drafts. It is pure: bytes in, drafts out, in a stable order, lazily.
 * What cannot be read is yielded as `Unread` with its place and reason; it throws only on a bug.
 */
export interface Connector {
  /** Kebab-case; the KIND of the command line. */
  readonly name: string
  /** On screen: "LinkedIn archive". */
  readonly label: string
  /** One sentence for `import --help`. */
  readonly reads: string
  /** How many groups may be begun while another is written, where reading is done in threads; none unless said. */
  readonly ahead?: number
  /** Claims the files that it reads, in groups; judged by content first, by name only where content cannot tell. */
  recognise(files: readonly SourceFile[]): readonly Group[]
  survey(group: Group, context: ReadContext): Promise<Survey>
  /** Returns what the export was, where that can be told. */
  // biome-ignore lint/suspicious/noConfusingVoidType: a reader that tells nothing ends without a return
  read(group: Group, context: ReadContext): AsyncGenerator<Draft | Unread, Arrival | void>
}
