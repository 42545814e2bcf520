/**
 * Interval of a share from a count (Wilson 1927): where the true share lies, with 95 % confidence by default. Holds for
 * few cases and for shares near 0 and 1. `of` must not be 0.
 */
export function wilson(hits: number, of: number, z = 1.96): { readonly low: number; readonly high: number } {
  const share = hits / of
  const spread = (z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of))) / (1 + (z * z) / of)
  const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of)
  return { low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) }
}
