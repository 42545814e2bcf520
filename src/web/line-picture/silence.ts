/** A stretch of the hairline: solid while the relation is warm, dotted in silence. Before the first touch there is none. */
export interface Stretch {
  readonly from: number
  readonly to: number
  readonly warm: boolean
}

const day = 86_400_000

/**
 * The hairline from the first touch to now. It is warm for `warmDays` after each two-sided exchange.
 * Times in milliseconds; `exchanges` in ascending order.
 */
export function hairline(
  first: number | null,
  now: number,
  exchanges: readonly number[],
  warmDays: number,
): readonly Stretch[] {
  if (first === null || first >= now) return []
  const stretches: Stretch[] = []
  let reached = first
  for (const exchange of exchanges) {
    const from = Math.max(exchange, reached)
    const to = Math.min(now, exchange + warmDays * day)
    if (to <= from) continue
    if (from > reached) stretches.push({ from: reached, to: from, warm: false })
    const last = stretches[stretches.length - 1]
    if (last?.warm === true && last.to === from) stretches[stretches.length - 1] = { ...last, to }
    else stretches.push({ from, to, warm: true })
    reached = to
  }
  if (reached < now) stretches.push({ from: reached, to: now, warm: false })
  return stretches
}
