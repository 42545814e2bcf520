import type { Span } from './scale.ts'

const day = 86_400_000
export const shortest = 7 * day

const length = (span: Span): number => span.to - span.from

/** Everything there is, with a little room at the right for what comes. */
export function wholeSpan(from: string | null, to: string): Span {
  const end = Date.parse(to)
  const start = from === null ? end - 365 * day : Math.min(Date.parse(from), end - 30 * day)
  const margin = (end - start) * 0.02
  return { from: start - margin, to: end + margin }
}

/** Keeps a window inside the whole and no shorter than a week. */
export function within(span: Span, whole: Span): Span {
  const size = Math.min(Math.max(length(span), shortest), length(whole))
  const centred = (span.from + span.to - size) / 2
  const from = Math.min(Math.max(centred, whole.from), whole.to - size)
  return { from, to: from + size }
}

/** Zooms by a factor (below 1: nearer) around a time, which keeps its place on the screen. */
export function zoom(span: Span, whole: Span, factor: number, around: number): Span {
  const size = Math.min(Math.max(length(span) * factor, shortest), length(whole))
  const share = (around - span.from) / Math.max(1, length(span))
  const from = around - share * size
  return within({ from, to: from + size }, whole)
}

export const pan = (span: Span, whole: Span, by: number): Span =>
  within({ from: span.from + by, to: span.to + by }, whole)

/** Moves the window no further than needed to show a time. */
export function reveal(span: Span, whole: Span, time: number): Span {
  const margin = length(span) * 0.05
  if (time < span.from + margin) return pan(span, whole, time - span.from - margin)
  if (time > span.to - margin) return pan(span, whole, time - span.to + margin)
  return span
}

/** Part way from one window to another, for the 240 ms of a zoom. */
export const between = (a: Span, b: Span, share: number): Span => ({
  from: a.from + (b.from - a.from) * share,
  to: a.to + (b.to - a.to) * share,
})

export const same = (a: Span, b: Span): boolean => a.from === b.from && a.to === b.to
