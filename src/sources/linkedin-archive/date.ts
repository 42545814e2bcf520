import type { PartialDate } from '#src/domain/claim.ts'
import type { Occurred } from '#src/domain/occurred.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const clock = String.raw`(?:,? (\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)? ?(am|pm)?)?`
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[ t](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?)? ?(utc|gmt|z|\+00:?00)?$/
const dayFirst = new RegExp(String.raw`^(\d{1,2})[ -]([a-z]{3,9})\.?,?[ -](\d{4})${clock}$`)
const monthFirst = new RegExp(String.raw`^([a-z]{3,9})\.? (\d{1,2}),? (\d{4})${clock}$`)
const slashes = new RegExp(String.raw`^(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})${clock}$`)
const monthOnly = /^([a-z]{3,9})\.? (\d{4})$/
const short = /^(\d{4})(?:-(\d{2}))?$/

/**
 * A date as LinkedIn has written it over the years: `2026-08-01 02:00:00 UTC`, `05 Jun 2024`, `7/22/26, 4:02 AM`,
 * `07/22/2026 04:02`, `Oct 2022`, `2022`. Null when it is none of these or no day of the calendar.
 */
export function readDate(raw: string): Occurred | null {
  const text = raw.trim().toLowerCase().replace(/\s+/g, ' ')
  if (text.length > 40) return null
  let match = iso.exec(text)
  if (match) {
    const [, year, month, day, hour, minute, second, zone] = match
    return moment([year, month, day], hour === undefined ? null : [hour, minute, second], zone === undefined ? null : 0)
  }
  match = dayFirst.exec(text)
  if (match) return moment([match[3], monthOf(match[2]), match[1]], time(match.slice(4)), null)
  match = monthFirst.exec(text)
  if (match) return moment([match[3], monthOf(match[1]), match[2]], time(match.slice(4)), null)
  match = slashes.exec(text)
  if (match) {
    const [first, second] = [Number(match[1]), Number(match[2])]
    // LinkedIn writes the month first; only a "month" above twelve says that somebody re-saved the file otherwise.
    const [month, day] = first > 12 && second <= 12 ? [second, first] : [first, second]
    return moment([century(match[3]), String(month), String(day)], time(match.slice(4)), null)
  }
  match = monthOnly.exec(text)
  if (match) return part(match[2], monthOf(match[1]))
  match = short.exec(text)
  return match ? part(match[1], match[2]) : null
}

type Texts = readonly (string | undefined)[]

const monthOf = (name: string | undefined): string => String(months.indexOf((name ?? '').slice(0, 3)) + 1)

const century = (year: string | undefined): string =>
  year?.length === 2 ? `${Number(year) < 70 ? '20' : '19'}${year}` : (year ?? '')

function time([hour, minute, second, half]: Texts): Texts | null {
  if (hour === undefined) return null
  if (half === undefined) return [hour, minute, second]
  const twelve = Number(hour) % 12
  return [String(half === 'pm' ? twelve + 12 : twelve), minute, second]
}

function moment(date: Texts, hours: Texts | null, offset: number | null): Occurred | null {
  const [year = 0, month = 0, day = 0] = date.map(Number)
  const [hour = 0, minute = 0, second = 0] = (hours ?? []).map(text => Number(text ?? 0))
  if (year < 1000 || hour > 23 || minute > 59 || second > 60) return null
  const at = new Date(Date.UTC(year, month - 1, day, hour, minute, Math.min(second, 59)))
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null
  return { at: at.toISOString(), precision: hours ? 'instant' : 'day', offset: hours ? offset : null }
}

function part(year: string | undefined, month: string | undefined): Occurred | null {
  const whole = moment([year, month ?? '1', '1'], null, null)
  return whole && { ...whole, precision: month === undefined ? 'year' : 'month' }
}

/** The day of an act as `2024-06-05`; empty when it has none. */
export const dayOf = (occurred: Occurred): string =>
  occurred.precision === 'instant' || occurred.precision === 'day' ? (occurred.at ?? '').slice(0, 10) : ''

/**
 * A date of a career as far as it is known. LinkedIn asks for month and year; the first of the month, which some
 * archives write, is padding.
 */
export function readCareerDate(raw: string): PartialDate | undefined {
  const read = readDate(raw)
  if (!read?.at) return undefined
  if (read.precision === 'year') return read.at.slice(0, 4)
  const day = read.at.slice(0, 10)
  return read.precision === 'month' || day.endsWith('-01') ? day.slice(0, 7) : day
}
