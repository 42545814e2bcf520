/** Where an entry lies in its archive: its header and packed bytes, from `start` up to `end`. */
export interface Extent {
  readonly start: number
  readonly end: number
}

/** Entries that share bytes with another one, as a quine or an overlapping bomb does (Fifield 2019). */
export function overlapping<E extends Extent>(extents: readonly E[]): Set<E> {
  const sorted = [...extents].sort((a, b) => a.start - b.start || a.end - b.end)
  const shared = new Set<E>()
  let last: E | undefined
  for (const extent of sorted) {
    if (last && extent.start < last.end) shared.add(last).add(extent)
    if (!last || extent.end > last.end) last = extent
  }
  return shared
}
