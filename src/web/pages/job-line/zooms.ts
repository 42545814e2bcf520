import type { Span } from '../../line-picture/scale.ts'
import { within } from '../../line-picture/window.ts'

const day = 86_400_000

/** The four distances, by key 1 to 4; years shows all of a line that is not longer than that. */
export const zooms = [
  { key: '1', words: 'Years', days: 3 * 365 },
  { key: '2', words: 'Quarters', days: 274 },
  { key: '3', words: 'Weeks', days: 70 },
  { key: '4', words: 'Days', days: 14 },
] as const

/** A window of a zoom around a time. */
export const zoomTo = (days: number, around: number, whole: Span): Span =>
  within({ from: around - (days * day) / 2, to: around + (days * day) / 2 }, whole)

/** Everything from the first touch to what lies ahead, with a little room. */
export function wholeOf(times: readonly string[], now: number): Span {
  const known = times.map(time => Date.parse(time)).filter(time => !Number.isNaN(time))
  const from = Math.min(now - 30 * day, ...known)
  const to = Math.max(known.length === 0 ? now : Math.max(...known), from + 30 * day)
  const margin = (to - from) * 0.03
  return { from: from - margin, to: to + margin }
}
