/** A stretch of time, in milliseconds since 1970. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** Time to pixels and back, over a width. */
export const scale = ({ from, to }: Span, width: number) => {
  const length = Math.max(1, to - from)
  return {
    x: (time: number): number => ((time - from) / length) * width,
    time: (x: number): number => from + (x / Math.max(1, width)) * length,
  }
}

export interface Tick {
  readonly at: number
  readonly words: string
  /** A new year: drawn stronger. */
  readonly major: boolean
}

const day = 86_400_000
const room = 64

interface Step {
  readonly days: number
  readonly next: (date: Date) => Date
  readonly first: (date: Date) => Date
  readonly words: Intl.DateTimeFormatOptions
}
const months = (n: number): Step => ({
  days: 30.4 * n,
  first: date => new Date(date.getFullYear(), Math.ceil(date.getMonth() / n) * n, 1),
  next: date => new Date(date.getFullYear(), date.getMonth() + n, 1),
  words: n >= 12 ? { year: 'numeric' } : { month: 'short' },
})
const days = (n: number): Step => ({
  days: n,
  first: date => new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1),
  next: date => new Date(date.getFullYear(), date.getMonth(), date.getDate() + n),
  words: { day: 'numeric', month: 'short' },
})
const years = (n: number): Step => ({
  days: 365.25 * n,
  first: date =>
    new Date(Math.ceil((date.getFullYear() + (date.getMonth() > 0 || date.getDate() > 1 ? 1 : 0)) / n) * n, 0, 1),
  next: date => new Date(date.getFullYear() + n, 0, 1),
  words: { year: 'numeric' },
})
const steps: readonly Step[] = [days(1), days(7), months(1), months(3), years(1), years(2), years(5), years(10)]

/** Where the axis is labelled: the finest step whose labels have room. January says its year. */
export function ticks(span: Span, width: number, locale: string): readonly Tick[] {
  const perDay = width / Math.max(1, (span.to - span.from) / day)
  const step = steps.find(one => one.days * perDay >= room) ?? steps[steps.length - 1]
  if (step === undefined) return []
  const found: Tick[] = []
  for (
    let date = step.first(new Date(span.from));
    date.getTime() <= span.to && found.length < 200;
    date = step.next(date)
  ) {
    const major = date.getMonth() === 0 && date.getDate() === 1
    const words = new Intl.DateTimeFormat(locale, major ? { year: 'numeric' } : step.words).format(date)
    if (date.getTime() >= span.from) found.push({ at: date.getTime(), words, major })
  }
  return found
}
