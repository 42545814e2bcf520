import type { Precision } from '#src/domain/occurred.ts'

/** Dates in words, in the reader's own locale and time zone. `now` is given, so that nothing here reads a clock. */
export const userLocale = (): string => (typeof navigator === 'undefined' ? 'en-GB' : navigator.language)

const day = 86_400_000
const formats = new Map<string, Intl.DateTimeFormat>()
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale, options)
  formats.set(key, made)
  return made
}

const startOfDay = (date: Date): Date => new Date(date.getFullYear(), date.getMonth(), date.getDate())
/** Whole calendar days from `now` to `date`, in local time; negative in the past. Safe across clock changes. */
export const daysFrom = (now: Date, date: Date): number =>
  Math.round((startOfDay(date).getTime() - startOfDay(now).getTime()) / day)

/** "09:30" */
export const timeWords = (iso: string, locale: string): string =>
  format(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso))

/** "today", "yesterday", "Fri 20", "3 Nov", "3 Nov 2024": as short as stays clear. */
export function dayWords(iso: string, now: Date, locale: string): string {
  const date = new Date(iso)
  const days = daysFrom(now, date)
  if (Math.abs(days) <= 1) return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
  if (Math.abs(days) < 7) return format(locale, { weekday: 'short', day: 'numeric' }).format(date)
  const near = date.getFullYear() === now.getFullYear() || Math.abs(days) < 90
  return format(
    locale,
    near ? { day: 'numeric', month: 'short' } : { day: 'numeric', month: 'short', year: 'numeric' },
  ).format(date)
}

/** "Friday 20 November" */
export const longDay = (iso: string, locale: string): string =>
  format(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(iso))
/** "20 Nov 2026" */
export const plainDay = (iso: string, locale: string): string =>
  format(locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso))
/** "November 2026" */
export const monthWords = (iso: string, locale: string): string =>
  format(locale, { month: 'long', year: 'numeric' }).format(new Date(iso))
/** "Fri 27 Nov, 09:00" */
export const dueWords = (iso: string, locale: string): string =>
  format(locale, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(
    new Date(iso),
  )

/** A day that came as `2026-05` or `2026-05-12` means that day here, not midnight in Greenwich. */
export function localDate(partial: string): Date {
  const [year = '1970', month = '1', date = '1'] = partial.slice(0, 10).split('-')
  return new Date(Number(year), Number(month) - 1, Number(date))
}

/** A sentence in which days stand as `2026-11-19`, with each as it is read. */
export const withDays = (sentence: string, locale: string): string =>
  sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, day => plainDay(localDate(day).toISOString(), locale))

/** "May 2023", "2023", "17 May 2023": no more exact than the source was. Text that is no date is shown as it came. */
export function partialWords(partial: string, locale: string): string {
  if (/^\d{4}$/.test(partial)) return partial
  if (/^\d{4}-\d{2}$/.test(partial))
    return format(locale, { month: 'short', year: 'numeric' }).format(localDate(partial))
  return /^\d{4}-\d{2}-\d{2}/.test(partial) ? plainDay(localDate(partial).toISOString(), locale) : partial
}

interface When {
  readonly at: string | null
  readonly precision: Precision
}

/** When an act happened, no more exactly than is known; a list's day heading may already say the day. */
export function occurredWords({ at, precision }: When, now: Date, locale: string, underDay = false): string {
  if (at === null || precision === 'unknown') return 'date not known'
  if (precision === 'before') return `by ${plainDay(at, locale)}`
  if (precision === 'year') return String(new Date(at).getUTCFullYear())
  if (precision === 'month')
    return format(locale, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(at))
  if (precision === 'day') return underDay ? '' : dayWords(localDate(at).toISOString(), now, locale)
  return underDay ? timeWords(at, locale) : dayWords(at, now, locale)
}

const steps = [
  ['year', 365 * day],
  ['month', 30 * day],
  ['week', 7 * day],
  ['day', day],
  ['hour', day / 24],
  ['minute', day / 1440],
] as const

/** How long somebody has waited: "2 days", "26 hours". Below two days it counts hours, because a day is too coarse then. */
export function sinceWords(iso: string, now: Date, locale: string): string {
  const passed = Math.max(0, now.getTime() - new Date(iso).getTime())
  const [unit, length] =
    steps.find(([name, size]) => passed >= (name === 'day' || name === 'week' ? 2 : 1) * size) ??
    (['minute', day / 1440] as const)
  // Nobody says "0 minutes".
  const count = Math.max(1, Math.floor(passed / length))
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count)
}

const dateOf = ({ at, precision }: When): Date => (precision === 'instant' ? new Date(at ?? 0) : localDate(at ?? ''))

/** Whether an act stands under the heading of its own day: it is exact, and not older than a fortnight. */
export const hasDayHeading = (when: When, now: Date): boolean =>
  when.at !== null && (when.precision === 'instant' || when.precision === 'day') && daysFrom(now, dateOf(when)) > -14

/** The heading a row of the line stands under: its day within the last fortnight, else its month. */
export function headingOf(when: When, now: Date, locale: string): string {
  if (when.at === null) return 'Date not known'
  const date = dateOf(when)
  if (hasDayHeading(when, now)) {
    const days = daysFrom(now, date)
    const long = format(locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(date)
    return Math.abs(days) <= 1
      ? `${new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')}, ${long}`
      : long
  }
  const thisMonth = date.getFullYear() === now.getFullYear() && date.getMonth() === now.getMonth()
  if (thisMonth) return `Earlier in ${format(locale, { month: 'long' }).format(date)}`
  return format(locale, { month: 'long', year: 'numeric' }).format(date)
}

/** Value for `<input type="datetime-local">`. */
export const forInput = (date: Date): string => {
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}
export const forDateInput = (date: Date): string => forInput(date).slice(0, 10)
