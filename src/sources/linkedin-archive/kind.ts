import type { Draft, Unread } from '#src/domain/draft.ts'
import type { Archive } from './archive.ts'
import type { Row } from './row.ts'
import type { Scan } from './scan.ts'

/** One sort of file in the archive, and how its rows are read. */
export interface Kind {
  /** What its rows are called on screen, in the plural. */
  readonly noun: string
  /** Its file name without extension, in lower case with single spaces. */
  readonly file: RegExp
  /** Columns that its header must have, named likewise. */
  readonly columns: readonly string[]
  /** No other program writes this header: it tells the file even under another name. */
  readonly distinctive: boolean
  /** Collects what other files need to know; gives the noun under which the row is counted, null for not at all. */
  scan(row: Row, scan: Scan): string | null
  read(row: Row, archive: Archive): Iterable<Draft | Unread>
}
