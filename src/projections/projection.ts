import type { Trx } from '#src/db/pool.ts'

/**
 * Something that screens show, folded from ledger and identity; it can be dropped and rebuilt at any time. Its contract
 * is order-free and repeatable: folding an entry twice, or two in either order, gives the same rows. Tables are written
 * without a schema: the search path says whether they are the live ones or a rebuild's. Rows hold no now(), no random,
 * no sequence: the query supplies the clock, and ties break by entry id.
 */
export interface Projection {
  readonly name: string
  /** Raised whenever the rows would come out differently: the next start rebuilds beside the live ones. */
  readonly version: number
  readonly tables: readonly string[]
  /** DDL, without a schema. */
  readonly create: string
  /** Kinds of entries that it has rows of; every kind where this is missing. */
  readonly handles?: (kind: string) => boolean
  /** Additive: rows of these entries, of at most `batchLimit`. Whoever loses a row goes into `dirty_person`: their keyed rows may have been folded from it. */
  readonly foldEntries?: (trx: Trx, entries: readonly string[]) => Promise<void>
  /**
   * Additive rows that nobody waits for: the worker folds them when it has read the log to its end, by a cursor of their
   * own, and with everything else where entries are folded again.
   */
  readonly later?: boolean
  /** Keyed: recomputes the rows of these people (or of personas that nobody opened), at most `keyLimit`, locked by the caller. */
  readonly foldPeople?: (trx: Trx, people: readonly string[]) => Promise<void>
  /** Kinds that keyed rows are made of; every kind where this is missing. A click of another kind leaves them as they are. */
  readonly concerns?: (kind: string) => boolean
  /** Keyed rows are made from other projections' keyed rows: folded after all those. */
  readonly last?: boolean
}

export const keyLimit = 500
