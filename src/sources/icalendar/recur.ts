import { type Calendar, calendarOf, dayOf, firstWeek, msOfDay, weekdayOf, weeksIn, weekYearOf } from './days.ts'
import type { Rule } from './rule.ts'

/** How much work may still be done; shared by all rules of a calendar, so that no file of any size can hold it up. */
export interface Budget {
  left: number
}

const lastYear = 2200

/**
 * Local times at which a rule recurs (RFC 5545 3.3.10), as milliseconds of a clock without zones, from `start` on and up
 * to `until`. Days are tried one by one against the rule; `budget` counts them down, and at zero the series ends.
 * `start` itself comes only when the rule meets it.
 */
export function* recurrences(rule: Rule, start: number, until: number | null, budget: Budget): Generator<number> {
  let count = 0
  for (const period of periods(rule, start, budget)) {
    const all = setPositions(rule, period)
    for (const time of all) {
      if (time < start) continue
      if (until !== null && time > until) return
      yield time
      if (rule.count !== null && ++count >= rule.count) return
    }
    if (until !== null && (period[0] ?? 0) > until) return
  }
}

function setPositions(rule: Rule, times: readonly number[]): readonly number[] {
  if (rule.bySetPos.length === 0) return times
  const picked = new Set(rule.bySetPos.map(at => times[at > 0 ? at - 1 : times.length + at]))
  return times.filter(time => picked.has(time))
}

/** The sorted times of one period after the other: a year, a month, a week, a day, an hour … */
function* periods(rule: Rule, start: number, budget: Budget): Generator<readonly number[]> {
  const startDay = Math.floor(start / msOfDay)
  const first = calendarOf(startDay)
  const matches = dayTest(rule, startDay, first)
  const clock = times(rule, start - startDay * msOfDay)
  const within = (from: number, to: number, year?: number): number[] => {
    const found: number[] = []
    budget.left -= to - from
    for (let day = from; day < to; day++)
      if (matches(day, year)) for (const time of clock) found.push(day * msOfDay + time)
    return found
  }
  if (rule.freq === 'YEARLY') yield* yearly(rule, startDay, first, matches, within, budget)
  else if (rule.freq === 'MONTHLY') {
    for (let at = first.year * 12 + first.month - 1; at < lastYear * 12 && budget.left > 0; at += rule.interval)
      yield within(dayOf(Math.floor(at / 12), at % 12, 1), dayOf(Math.floor(at / 12), (at % 12) + 1, 1))
  } else if (rule.freq === 'WEEKLY') {
    const week = startDay - ((weekdayOf(startDay) - rule.weekStart + 7) % 7)
    for (let at = week; at < dayOf(lastYear, 0, 1) && budget.left > 0; at += 7 * rule.interval) yield within(at, at + 7)
  } else if (rule.freq === 'DAILY') {
    for (let at = startDay; at < dayOf(lastYear, 0, 1) && budget.left > 0; at += rule.interval) yield within(at, at + 1)
  } else yield* withinDays(rule, start, matches, budget)
}

type DayTest = (day: number, weekYear?: number) => boolean

function* yearly(
  rule: Rule,
  startDay: number,
  first: Calendar,
  matches: DayTest,
  within: (from: number, to: number, year?: number) => readonly number[],
  budget: Budget,
): Generator<readonly number[]> {
  const byWeek = rule.byWeekNo.length > 0
  const weekYear = weekYearOf(startDay, rule.weekStart)
  // A series that begins in a week of the year before counts its years from that one.
  const year = byWeek && matches(startDay, weekYear) ? weekYear : first.year
  for (let at = year; at < lastYear && budget.left > 0; at += rule.interval)
    yield byWeek
      ? within(firstWeek(at, rule.weekStart), firstWeek(at + 1, rule.weekStart), at)
      : within(dayOf(at, 0, 1), dayOf(at + 1, 0, 1))
}

/** Hourly and shorter: days that do not match are stepped over as a whole. */
function* withinDays(rule: Rule, start: number, matches: DayTest, budget: Budget): Generator<readonly number[]> {
  const unit = rule.freq === 'HOURLY' ? 3_600_000 : rule.freq === 'MINUTELY' ? 60_000 : 1000
  const step = unit * rule.interval
  const minutes = rule.freq === 'HOURLY' ? or(rule.byMinute, new Date(start).getUTCMinutes()) : [0]
  const seconds = rule.freq === 'SECONDLY' ? [0] : or(rule.bySecond, new Date(start).getUTCSeconds())
  const last = Date.UTC(lastYear, 0, 1)
  let known = Number.NaN
  for (let at = start - (start % unit); at < last && budget.left > 0; at += step) {
    budget.left--
    const day = Math.floor(at / msOfDay)
    if (day !== known && !matches(day)) {
      at += Math.floor(((day + 1) * msOfDay - 1 - at) / step) * step
      continue
    }
    known = day
    const date = new Date(at)
    if (!allows(rule.byHour, date.getUTCHours())) continue
    if (rule.freq !== 'HOURLY' && !allows(rule.byMinute, date.getUTCMinutes())) continue
    if (rule.freq === 'SECONDLY' && !allows(rule.bySecond, date.getUTCSeconds())) continue
    yield minutes.flatMap(minute => seconds.map(second => at + minute * 60_000 + second * 1000))
  }
}

const or = (list: readonly number[], value: number): readonly number[] =>
  list.length > 0 ? [...new Set(list)].sort((a, b) => a - b) : [value]
const allows = (list: readonly number[], value: number): boolean => list.length === 0 || list.includes(value)
const fromEither = (list: readonly number[], value: number, size: number): boolean =>
  list.length === 0 || list.includes(value) || list.includes(value - size - 1)

/** Times of day at which a rule of whole days recurs. */
function times(rule: Rule, start: number): readonly number[] {
  const date = new Date(start)
  return or(rule.byHour, date.getUTCHours()).flatMap(hour =>
    or(rule.byMinute, date.getUTCMinutes()).flatMap(minute =>
      or(rule.bySecond, date.getUTCSeconds()).map(second => ((hour * 60 + minute) * 60 + second) * 1000),
    ),
  )
}

/** Whether a day meets the rule's parts; what the rule leaves open it takes from the day on which the series starts. */
function dayTest(rule: Rule, startDay: number, start: Calendar): DayTest {
  const { freq, byDay, byMonth, byMonthDay, byYearDay, byWeekNo } = rule
  const open = byDay.length === 0 && byMonthDay.length === 0 && byYearDay.length === 0
  const weekday = open && (freq === 'WEEKLY' || byWeekNo.length > 0) ? weekdayOf(startDay) : null
  const monthDay = open && weekday === null && (freq === 'YEARLY' || freq === 'MONTHLY') ? start.day : null
  const month = monthDay !== null && freq === 'YEARLY' && byMonth.length === 0 ? start.month : null
  return (day, weekYear) => {
    const on = calendarOf(day)
    if (!allows(byMonth, on.month) || (month !== null && on.month !== month)) return false
    if (monthDay !== null && on.day !== monthDay) return false
    if (weekday !== null && weekdayOf(day) !== weekday) return false
    if (!fromEither(byMonthDay, on.day, on.daysInMonth) || !fromEither(byYearDay, on.yearDay, on.daysInYear))
      return false
    if (byWeekNo.length > 0 && freq === 'YEARLY') {
      const year = weekYear ?? weekYearOf(day, rule.weekStart)
      const week = Math.floor((day - firstWeek(year, rule.weekStart)) / 7) + 1
      if (!fromEither(byWeekNo, week, weeksIn(year, rule.weekStart))) return false
    }
    return byDay.length === 0 || byDay.some(each => each.day === weekdayOf(day) && isNth(rule, each.nth, on))
  }
}

/** `2TU` is the second of the month, or of the year where no month is named; `-1` counts from the end. */
function isNth({ freq, byMonth }: Rule, nth: number, on: Calendar): boolean {
  if (nth === 0 || (freq !== 'YEARLY' && freq !== 'MONTHLY')) return true
  const ofMonth = freq === 'MONTHLY' || byMonth.length > 0
  const at = ofMonth ? on.day : on.yearDay
  const size = ofMonth ? on.daysInMonth : on.daysInYear
  return nth > 0 ? Math.ceil(at / 7) === nth : Math.ceil((size - at + 1) / 7) === -nth
}
