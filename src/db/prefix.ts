import type { Fragment, Queryable } from './pool.ts'

/** The last code point: sorts after every text that goes on, in a column that is `collate "C"`. */
const last = '\u{10ffff}'

/**
 * The column (`collate "C"`) begins with this text. A range, not LIKE: a plan that is kept for every value of its
 * parameters finds an index for a range alone.
 */
export const beginsWith = (sql: Queryable, column: Fragment, text: string): Fragment =>
  sql`(${column} >= ${text} and ${column} < ${`${text}${last}`})`

/** A whole number written into the statement: "first 50" is planned for 50, not for a tenth of the table. */
export const literally = (sql: Queryable, count: number): Fragment => sql.unsafe(String(Math.trunc(count)))
