import type { Database } from '#src/db/connect.ts'
import type { Originals } from '#src/originals/originals.ts'
import type { Crowd } from './crowd.ts'

/** What the program works on: built once by `main`, passed to every action. */
export interface Workspace {
  readonly db: Database
  /** The ledger's key: ids are keyed hashes. */
  readonly key: Buffer
  readonly originals: Originals
  /** Folder of the house: uploads, journal, keys. */
  readonly folder: string
  /** ISO instant; tests and the demo fix the day. */
  readonly now: () => string
  /** Tells the fold loop that something was committed. */
  readonly wake: () => void
  /** Changes whenever something derived may have changed. */
  readonly pulse: () => number
  /** Where a worker folds beside the web app. */
  readonly crowd?: Crowd
}
