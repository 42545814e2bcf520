/**
 * From how strong a rule's evidence was to how often such values were right, on documents that the rules had not seen
 * when they were read (7,513 values of 133 documents; docs/benchmarks/cv.md has the curve). Rising, linear between knots.
 */
const knots: readonly (readonly [number, number])[] = [
  [0, 0.2],
  [0.45, 0.54],
  [0.65, 0.74],
  [0.78, 0.8],
  [0.82, 0.93],
  [0.88, 0.96],
  [0.95, 0.98],
  [1, 0.985],
]

/** The share of values with this evidence that are right, 0 to 1. */
export function calibrated(evidence: number): number {
  const above = knots.findIndex(([x]) => x >= evidence)
  const [x1, y1] = knots[Math.max(1, above)] ?? [1, 0.985]
  const [x0, y0] = knots[Math.max(1, above) - 1] ?? [0, 0.2]
  if (above < 0) return 0.985
  return y0 + ((evidence - x0) / (x1 - x0)) * (y1 - y0)
}
