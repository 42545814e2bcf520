/**
 * Journeys to a conversion, held column by column: touches as channel numbers in one array, so that a million journeys
 * take tens of megabytes. A journey here may stand for many that took the same way: it has counts, not a flag.
 * Which touches count (no automatic replies, no bots, window, collapsing) is the caller's choice before this.
 */
export interface Journeys {
  readonly channels: readonly string[]
  readonly size: number
  /** Touches of journey `j` are `touches[offsets[j]]` up to, not including, `touches[offsets[j + 1]]`, in time order. */
  readonly offsets: Int32Array
  /** Channel numbers. */
  readonly touches: Int32Array
  readonly conversions: Float64Array
  /** How many took this way and did not convert; null when nobody counted them. */
  readonly nulls: Float64Array | null
  /** Value of all conversions of the journey together; null when there are no values. */
  readonly values: Float64Array | null
  /** Days before the conversion, one per touch, NaN where not known; null when no journey has any. */
  readonly days: Float64Array | null
  /** Key touches of journey `j`: positions from 0 in `positions[offsets[j]…]`; null when nobody marked any. */
  readonly keys: { readonly offsets: Int32Array; readonly positions: Int32Array } | null
  /** A block per journey (the assignment it belongs to), for resampling; all 0 unless given. */
  readonly blocks: Int32Array
}

/** One journey, or several that took the same way. */
export interface Journey {
  /** Channel names in time order, at least one. */
  readonly path: readonly string[]
  readonly conversions: number
  readonly nulls?: number
  readonly value?: number
  /** One per step, not negative. */
  readonly days?: readonly number[]
  /** Positions of key touches, from 0. */
  readonly keys?: readonly number[]
  readonly block?: number
}
