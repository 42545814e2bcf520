/**
 * Credit in the order of the journeys' channels; `values` when the journeys carry values. Asked for by block, it holds one
 * such row per block, block after block.
 */
export interface Credit {
  readonly conversions: Float64Array
  readonly values: Float64Array | null
}
