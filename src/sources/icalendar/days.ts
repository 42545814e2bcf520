/** Days since 1 January 1970 in the Gregorian calendar, and what a recurrence rule asks of them. */
export const msOfDay = 86_400_000
export const dayOf = (year: number, month: number, day: number): number =>
  Math.floor(Date.UTC(year, month, day) / msOfDay)
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7

export interface Calendar {
  readonly year: number
  /** From 1. */
  readonly month: number
  readonly day: number
  readonly yearDay: number
  readonly daysInMonth: number
  readonly daysInYear: number
}

export function calendarOf(day: number): Calendar {
  const date = new Date(day * msOfDay)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()]
  const first = dayOf(year, 0, 1)
  return {
    year,
    month: month + 1,
    day: date.getUTCDate(),
    yearDay: day - first + 1,
    daysInMonth: dayOf(year, month + 1, 1) - dayOf(year, month, 1),
    daysInYear: dayOf(year + 1, 0, 1) - first,
  }
}

/** First day of week 1, the first with four days in the year (ISO 8601 with any first day of the week). */
export function firstWeek(year: number, weekStart: number): number {
  const fourth = dayOf(year, 0, 4)
  return fourth - ((weekdayOf(fourth) - weekStart + 7) % 7)
}

export const weeksIn = (year: number, weekStart: number): number =>
  (firstWeek(year + 1, weekStart) - firstWeek(year, weekStart)) / 7

export function weekYearOf(day: number, weekStart: number): number {
  const { year } = calendarOf(day)
  if (day < firstWeek(year, weekStart)) return year - 1
  return day >= firstWeek(year + 1, weekStart) ? year + 1 : year
}
