export const precisions = ['instant', 'day', 'month', 'year', 'before', 'unknown'] as const
export type Precision = (typeof precisions)[number]

/**
 * When something happened, no more exactly than its source said.
 * `at` is an ISO 8601 instant in UTC: the instant itself, the start of the day, month or year, or, for `before`, the
 * latest possible moment. Null only with `unknown`. `offset` is the source's own offset from UTC in minutes, null where it gave none.
 */
export interface Occurred {
  readonly at: string | null
  readonly precision: Precision
  readonly offset: number | null
}

export const neverDated: Occurred = { at: null, precision: 'unknown', offset: null }

/** An act of unknown time that must have happened before the source was made (a follow in an archive). */
export const before = (at: string): Occurred => ({ at, precision: 'before', offset: null })
