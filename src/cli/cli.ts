/**
 * What a command has of the outside. The contract: with `--json` one document on stdout and nothing else there; progress
 * and warnings on stderr; 0 all done, 1 done with records that could not be read, 2 wrong call or nothing done, 3 stopped
 * part-way (the same command resumes).
 */
export interface Cli {
  readonly json: boolean
  /** Data folder: database, keys, originals, journal. */
  readonly dataDir: string
  /** Address of a database server; wins over the embedded one. */
  readonly url: string | null
  /** E-mail address of who asks; null for the first admin. */
  readonly user: string | null
  /** Aborted by Ctrl-C or a stop from outside: come to a clean end, and `stop`. */
  readonly signal: AbortSignal
  /** Text for people, on stdout; nothing with `--json`. */
  print(text: string): void
  /** The answer for programs, once; nothing without `--json`. */
  answer(document: object): void
  /** One line that the next one replaces, on stderr. */
  progress(text: string): void
  warn(text: string): void
  /** Some records could not be read: the command ends with 1. */
  hasUnread(): void
  /** Work was committed that the same command goes on from: an error from here on ends with 3. */
  hasBegun(): void
}

/** A wrong call, or one that cannot be done; the message is for the person who typed it. Exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** Ended before its end, in good order. Exit code 3. */
export class Stopped extends Error {
  override readonly name = 'Stopped'

  constructor(message = 'Stopped. The same command goes on from here.') {
    super(message)
  }
}
