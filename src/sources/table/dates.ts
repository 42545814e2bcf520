import type { Occurred } from '#src/domain/occurred.ts'
import { monthOf } from './month-names.ts'

/** Which comes first in `3/4/2024`: learned from the column's cells, else from the country. */
export type DayOrder = 'dmy' | 'mdy'

/** A date as far as the cell gives it: `2023`, `2023-05`, `2023-05-17`, with the instant where there is a time. */
export interface CellDate {
  /** ISO 8601 in reduced precision, without time. */
  readonly date: string
  readonly occurred: Occurred
}

/** What databases write for "no date". */
const never = /^(0{4}-0{2}-0{2}|1000-01-01|1900-01-0[01]|1970-01-01 00:00:00|0{1,2}[./]0{1,2}[./]0{2,4})/

export const isNever = (text: string): boolean => never.test(text.trim())

const time = String.raw`(?:[T ,]{1,2}(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s?(am|pm|a\.m\.|p\.m\.|uhr)?\s?(z|utc|gmt|[+-]\d{2}:?\d{2})?)?`
const forms = {
  iso: new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2})${time})?$`, 'i'),
  packed: /^(19\d{2}|20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/,
  parted: new RegExp(String.raw`^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})${time}$`, 'i'),
  monthYear: /^(\d{1,2})[./](\d{4})$/,
  year: /^(19\d{2}|20\d{2})$/,
  dayName: new RegExp(
    String.raw`^(?:\p{L}{2,12}\.?,? )?(\d{1,2})(?:st|nd|rd|th|\.|º|er)?[ -](?:de |of )?(\p{L}{3,12})\.?,?[ -](?:de |del )?(\d{4}|\d{2})${time}$`,
    'iu',
  ),
  nameDay: new RegExp(
    String.raw`^(?:\p{L}{2,9}\.?,? )?(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${time}$`,
    'iu',
  ),
  nameYear: /^(\p{L}{3,12})\.?,? (?:de )?(\d{4})$/iu,
  eastern: /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?$/,
} as const

const longest = 48

/** Cheap test for sampling: a whole date of any order, not a bare year or number. */
export const looksLikeDate = (text: string): boolean =>
  isNever(text) ||
  (!forms.year.test(text.trim()) && (parseDate(text, 'dmy', 2100) ?? parseDate(text, 'mdy', 2100)) !== null)

/**
 * A cell as a date, or null when it is none: `31.02.2024` is none, and nothing is guessed from it.
 * Two-digit years are read as the last hundred years before `thisYear` + 1.
 */
export function parseDate(cell: string, order: DayOrder, thisYear: number): CellDate | null {
  const text = cell
    .replace(/[\u200e\u200f\u202f\u00a0]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (text.length > longest || !/\d/.test(text) || isNever(text)) return null
  const year = (digits: string): number => {
    const value = Number(digits)
    if (digits.length > 2) return value
    const century = Math.floor((thisYear + 1) / 100) * 100
    return century + value > thisYear + 1 ? century - 100 + value : century + value
  }
  let match = forms.iso.exec(text)
  if (match) return made(Number(match[1]), Number(match[2]), match[3], match.slice(4))
  match = forms.packed.exec(text)
  if (match) return made(Number(match[1]), Number(match[2]), match[3], [])
  match = forms.parted.exec(text)
  if (match) {
    const dayFirst = match[2] === '.' || order === 'dmy'
    const month = Number(dayFirst ? match[3] : match[1])
    return made(year(match[4] ?? ''), month, dayFirst ? match[1] : match[3], match.slice(5))
  }
  match = forms.monthYear.exec(text)
  if (match) return made(Number(match[2]), Number(match[1]), undefined, [])
  match = forms.year.exec(text)
  if (match) return made(Number(match[1]), undefined, undefined, [])
  match = forms.eastern.exec(text)
  if (match) return made(Number(match[1]), Number(match[2]), match[3], [])
  match = forms.dayName.exec(text)
  if (match) return named(match[2], year(match[3] ?? ''), match[1], match.slice(4))
  match = forms.nameDay.exec(text)
  if (match) return named(match[1], Number(match[3]), match[2], match.slice(4))
  match = forms.nameYear.exec(text)
  return match ? named(match[1], Number(match[2]), undefined, []) : null
}

function named(
  name: string | undefined,
  year: number,
  day: string | undefined,
  clock: readonly (string | undefined)[],
) {
  const month = monthOf(name ?? '')
  return month ? made(year, month, day, clock) : null
}

const two = (value: number): string => String(value).padStart(2, '0')

function made(
  year: number,
  month: number | undefined,
  dayText: string | undefined,
  clock: readonly (string | undefined)[],
): CellDate | null {
  if (year < 1000 || year > 2200) return null
  const day = dayText ? Number(dayText) : undefined
  const start = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1))
  if (start.getUTCMonth() !== (month ?? 1) - 1 || start.getUTCDate() !== (day ?? 1)) return null
  if (month === undefined) return dated(String(year), start, 'year', null)
  if (day === undefined) return dated(`${year}-${two(month)}`, start, 'month', null)
  const date = `${year}-${two(month)}-${two(day)}`
  const minutes = minutesOf(clock)
  if (minutes === 'none') return dated(date, start, 'day', null)
  if (minutes === null) return null
  const offset = offsetOf(clock[4])
  start.setTime(start.getTime() + (minutes * 60 + Number(clock[2] ?? 0) - (offset ?? 0) * 60) * 1000)
  return dated(date, start, 'instant', offset)
}

const dated = (date: string, at: Date, precision: Occurred['precision'], offset: number | null): CellDate => ({
  date,
  occurred: { at: at.toISOString(), precision, offset },
})

function minutesOf(clock: readonly (string | undefined)[]): number | 'none' | null {
  if (clock[0] === undefined || clock[1] === undefined) return 'none'
  let hour = Number(clock[0])
  const half = clock[3]?.[0]?.toLowerCase()
  if ((half === 'a' || half === 'p') && (hour < 1 || hour > 12)) return null
  if (half === 'p' && hour < 12) hour += 12
  if (half === 'a' && hour === 12) hour = 0
  const minute = Number(clock[1])
  return hour > 24 || minute > 59 || Number(clock[2] ?? 0) > 60 ? null : hour * 60 + minute
}

/** Minutes east of UTC; null when the cell gives no offset. */
function offsetOf(text: string | undefined): number | null {
  if (!text) return null
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(text)
  if (!match) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return match[1] === '-' ? -minutes : minutes
}

/** Countries that write the month first. */
const monthFirst: ReadonlySet<string> = new Set(['US', 'PH', 'PR', 'GU', 'AS', 'VI'])

/** Day or month first, from a column's cells: one cell with a number above 12 decides; contradiction or none, the country. */
export function dayOrder(cells: readonly string[], country: string): DayOrder {
  let day = 0
  let month = 0
  for (const cell of cells) {
    const match = /^\s*(\d{1,2})[/-](\d{1,2})[/-]\d{2,4}/.exec(cell)
    if (!match) continue
    if (Number(match[1]) > 12) day++
    if (Number(match[2]) > 12) month++
  }
  if (day !== month) return day > month ? 'dmy' : 'mdy'
  return monthFirst.has(country.toUpperCase()) ? 'mdy' : 'dmy'
}
