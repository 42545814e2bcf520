import { numberAt, textAt } from '../archive/shape.ts'

export const frequencies = ['SECONDLY', 'MINUTELY', 'HOURLY', 'DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
type Frequency = (typeof frequencies)[number]

/** A recurrence rule (RFC 5545 3.3.10). Days of the week from 0 for Sunday; `nth` 0 for every one. */
export interface Rule {
  readonly freq: Frequency
  readonly interval: number
  readonly count: number | null
  /** As written: `2026-01-31` or `2026-01-31T10:00:00Z`. */
  readonly until: string | null
  readonly bySecond: readonly number[]
  readonly byMinute: readonly number[]
  readonly byHour: readonly number[]
  readonly byDay: readonly { readonly nth: number; readonly day: number }[]
  readonly byMonthDay: readonly number[]
  readonly byYearDay: readonly number[]
  readonly byWeekNo: readonly number[]
  readonly byMonth: readonly number[]
  readonly bySetPos: readonly number[]
  readonly weekStart: number
}

const days = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']

/** Reads a rule as jCal has it (RFC 7265 3.6.10): an object of lower-case parts. Null when it has no frequency. */
export function ruleOf(parts: unknown): Rule | null {
  const freq = frequencies.find(name => name === textAt(parts, 'freq').toUpperCase())
  if (!freq) return null
  const list = (name: string): readonly unknown[] => {
    const value =
      typeof parts === 'object' && parts !== null && Object.hasOwn(parts, name)
        ? (parts as Readonly<Record<string, unknown>>)[name]
        : []
    return [value].flat().slice(0, 400)
  }
  const numbers = (name: string, from: number, to: number): number[] =>
    list(name)
      .map(Number)
      .filter(one => Number.isInteger(one) && Math.abs(one) >= from && Math.abs(one) <= to)
  const interval = numberAt(parts, 'interval') ?? 1
  const weekStart = days.indexOf(textAt(parts, 'wkst').toUpperCase())
  return {
    freq,
    interval: Math.max(1, Math.floor(interval)),
    count: numberAt(parts, 'count'),
    until: textAt(parts, 'until') || null,
    bySecond: numbers('bysecond', 0, 59),
    byMinute: numbers('byminute', 0, 59),
    byHour: numbers('byhour', 0, 23),
    byDay: list('byday').flatMap(one => {
      const found = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/i.exec(String(one))
      return found?.[2] ? [{ nth: Number(found[1] ?? 0), day: days.indexOf(found[2].toUpperCase()) }] : []
    }),
    byMonthDay: numbers('bymonthday', 1, 31),
    byYearDay: numbers('byyearday', 1, 366),
    byWeekNo: numbers('byweekno', 1, 53),
    byMonth: numbers('bymonth', 1, 12),
    bySetPos: numbers('bysetpos', 1, 366),
    // ical.js writes the day as a number, Sunday 1.
    weekStart: weekStart === -1 ? (numberAt(parts, 'wkst') ?? 2) - 1 : weekStart,
  }
}
