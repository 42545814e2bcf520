import type { Occurred } from '#src/domain/occurred.ts'
import { neverDated } from '#src/domain/occurred.ts'
import type { DateSource } from './mail.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** RFC 5322 4.3, in hours. Military zones were defined the wrong way round: they say nothing. */
const zones: Readonly<Record<string, number>> = {
  ut: 0,
  utc: 0,
  gmt: 0,
  z: 0,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  bst: 1,
  cet: 1,
  cest: 2,
  met: 1,
  mest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  jst: 9,
  ist: 5.5,
}

const rfc =
  /(\d{1,2})[ -]+([a-z]{3,9})\.?[ ,-]+(\d{2,4})[ ,]+(\d{1,2})[:.](\d{1,2})(?:[:.](\d{1,2})(?:\.\d+)?)?(?:\s*(am|pm))?\s*([+-]\d{1,2}:?\d{2}|[a-z]{1,5}\b)?/i
const asctime =
  /([a-z]{3})\s+(\d{1,2})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s+(?:([a-z]{3,5}|[+-]\d{4})\s+)?(\d{4})(?:\s+([+-]\d{4}))?/i
const iso = /(\d{4})-(\d{2})-(\d{2})[T ](\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(z|[+-]\d{2}:?\d{2})?/i

interface ReadDate {
  readonly at: number
  /** Minutes from UTC; null where the text gives none (`-0000` says so outright). */
  readonly offset: number | null
  readonly zoned: boolean
}

/** A Date header, a From_ line or an ISO date. Null when it is none of them or no day of the calendar. */
export function readDate(raw: string): ReadDate | null {
  const text = raw.slice(0, 200).replace(/\([^()]*\)/g, ' ')
  const one = rfc.exec(text)
  if (one) {
    const [, day, month, year, hour, minute, second, half, zone] = one
    return moment(year, monthOf(month), day, hourOf(hour, half), minute, second, zone)
  }
  const two = iso.exec(text)
  if (two) return moment(two[1], Number(two[2]), two[3], Number(two[4]), two[5], two[6], two[7])
  const three = asctime.exec(text)
  if (!three) return null
  const [, month, day, hour, minute, second, before, year, after] = three
  return moment(year, monthOf(month), day, Number(hour), minute, second, after ?? before)
}

const monthOf = (name: string | undefined): number => months.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1

function hourOf(hour: string | undefined, half: string | undefined): number {
  const value = Number(hour)
  return half && value <= 12 ? (value % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : value
}

function moment(
  year: string | undefined,
  month: number,
  day: string | undefined,
  hour: number,
  minute: string | undefined,
  second: string | undefined,
  zone: string | undefined,
): ReadDate | null {
  const full = fullYear(year ?? '')
  const date = Number(day)
  if (month < 1 || month > 12 || hour > 23 || Number(minute) > 59) return null
  const local = Date.UTC(full, month - 1, date, hour, Number(minute), Math.min(59, Number(second ?? 0)))
  if (new Date(local).getUTCDate() !== date) return null
  const offset = offsetOf(zone)
  return { at: local - (offset ?? 0) * 60_000, offset: zone === '-0000' ? null : offset, zoned: offset !== null }
}

/** Two and three digits: RFC 5322 4.3. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 3) return year
  return text.length === 2 && year < 50 ? 2000 + year : 1900 + year
}

function offsetOf(zone: string | undefined): number | null {
  if (!zone) return null
  const numeric = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone)
  if (!numeric) {
    const hours = zones[zone.toLowerCase()]
    return hours === undefined ? null : hours * 60
  }
  const minutes = Number(numeric[2]) * 60 + Number(numeric[3])
  return minutes > 14 * 60 ? null : numeric[1] === '-' ? -minutes : minutes
}

/** Electronic mail with this header is younger (RFC 822); before it, clocks that were never set. */
const earliest = Date.UTC(1981, 0, 1)
/** A sender's clock may be this far ahead of the receiver's. */
const leeway = 2 * 86_400_000
/** No message was sent later; without a later witness nothing else tells a wrong year. */
const latest = Date.UTC(2090, 0, 1)

/**
 * When a message was sent: its Date; where that is missing, without a zone, or cannot be (before 1981, well after the
 * message was received), the oldest Received; then the mbox's own line.
 * @param now ISO instant; nothing happened later
 */
export function dateOf(
  date: string,
  received: readonly string[],
  envelope: string | null,
  now: string | null,
): { date: Occurred; source: DateSource } {
  const own = readDate(date)
  const arrived = receivedDate(received, now)
  const boxed = plausible(envelope === null ? null : readDate(envelope), now)
  const witness = arrived ?? boxed
  const ownStands = plausible(own, now) !== null && own !== null && (!witness || own.at <= witness.at + leeway)
  if (own && ownStands && (own.zoned || !arrived)) return { date: occurred(own), source: 'date' }
  if (arrived) return { date: occurred(arrived), source: 'received' }
  if (boxed) return { date: occurred(boxed), source: 'envelope' }
  return { date: neverDated, source: 'none' }
}

const occurred = (read: ReadDate): Occurred => ({
  at: new Date(read.at).toISOString(),
  precision: 'instant',
  offset: read.offset,
})

function plausible(read: ReadDate | null, now: string | null): ReadDate | null {
  if (!read || read.at < earliest) return null
  const end = now === null ? latest : Math.min(latest, Date.parse(now) + leeway)
  return read.at > end ? null : read
}

/** The date follows the last semicolon; the lowest header is the first station. */
function receivedDate(received: readonly string[], now: string | null): ReadDate | null {
  for (const value of [...received].reverse()) {
    const read = plausible(readDate(value.slice(value.lastIndexOf(';') + 1)), now)
    if (read) return read
  }
  return null
}
