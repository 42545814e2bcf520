/** Credit in the order of the journeys' channels; `values` when the journeys carry values. */
export interface Credit {
  readonly conversions: Float64Array
  readonly values: Float64Array | null
}
