import { readDate } from '../mail/date.ts'
import { monthOf } from '../table/month-names.ts'

/** W3C-DTF and the rest of ISO 8601's calendar dates, with or without signs between. */
const iso =
  /^(\d{4})(?:-?(\d\d)(?:-?(\d\d))?)?(?:[T ]+(\d{1,2}):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?$/i
/** Days by number of the year. */
const ordinal = /^(\d{4})-?(\d{3})$/

/**
 * A feed's date as an ISO instant, null when it is none: RFC 822 with all that programs make of it, W3C-DTF, asctime, and
 * dates with the month's name in any language of Europe. What says no zone is taken as UTC, a month as its first day.
 */
export function momentOf(text: string): string | null {
  const raw = text.slice(0, 120).replace(/\s+/g, ' ').trim()
  const found = isoOf(raw) ?? ordinalOf(raw) ?? readDate(raw)?.at ?? readDate(inEnglish(raw))?.at ?? dayOf(raw)
  if (found === null || !Number.isFinite(found) || found < earliest || found > latest) return null
  return new Date(found).toISOString()
}

const earliest = Date.UTC(1970, 0, 2)
const latest = Date.UTC(2200, 0, 1)

function isoOf(raw: string): number | null {
  const [whole, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', zone = 'Z'] =
    iso.exec(raw) ?? []
  if (whole === undefined || !year) return null
  const full = /^(?:utc|gmt)$/i.test(zone)
    ? 'Z'
    : zone.replace(/^([+-]\d\d):?(\d\d)?$/, (_, h, m) => `${h}:${m ?? '00'}`)
  // Midnight at the day's end and leap seconds.
  const late = (hour === '24' ? 86_400_000 : 0) + (second === '60' ? 1000 : 0)
  const time = `${hour === '24' ? '00' : hour.padStart(2, '0')}:${minute}:${second === '60' ? '59' : second}`
  const at = Date.parse(`${year}-${month}-${day}T${time}${full.toUpperCase()}`)
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  return Number.isNaN(at) || date.getUTCDate() !== Number(day) ? null : at + late
}

function ordinalOf(raw: string): number | null {
  const [, year, day] = ordinal.exec(raw) ?? []
  const at = Number(day)
  return year && at >= 1 && at <= 366 ? Date.UTC(Number(year), 0, at) : null
}

const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Names of months in English, other words (days of the week, "de") gone. */
function inEnglish(raw: string): string {
  return raw
    .replace(/\p{L}{3,}\.?/gu, word => {
      const month = monthOf(word.replace('.', ''))
      return month === null
        ? /^(?:GMT|UTC|[ECMP][SD]T|CEST|CET|BST|MSK)$/i.test(word)
          ? word
          : ''
        : (english[month - 1] ?? '')
    })
    .replace(/\bde\b|,|(?<=\d)\./gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** A day without a time, after `inEnglish`. */
function dayOf(raw: string): number | null {
  const text = inEnglish(raw).replace(/^([A-Z][a-z]{2}) (\d{1,2})\b/, '$2 $1')
  return readDate(`${text} 00:00:00`)?.at ?? null
}
