import { edits } from '../text/distance.ts'
import type { Kind } from './kind.ts'

interface DateValue {
  /** `yyyymmdd`, with `00` for what is not known. */
  readonly key: string
}

const months: Readonly<Record<string, string>> = {
  jan: '01',
  feb: '02',
  mar: '03',
  maer: '03',
  apr: '04',
  may: '05',
  mai: '05',
  jun: '06',
  jul: '07',
  aug: '08',
  sep: '09',
  oct: '10',
  okt: '10',
  nov: '11',
  dec: '12',
  dez: '12',
}

const padded = (text: string): string => text.padStart(2, '0')

/** A year of two digits: 30 and later is the last century. */
function century(year: string): string {
  if (year.length === 4) return year
  return Number(year) >= 30 ? `19${padded(year)}` : `20${padded(year)}`
}

/**
 * Reads `yyyymmdd`, ISO 8601 with reduced precision, day-month-year with dots, slashes or dashes (month first when the
 * second number cannot be a month), `17 May 1980` and `May 17, 1980`. Impossible days are kept: they are typing errors.
 */
export function readDate(raw: string): DateValue | null {
  const text = raw.trim().slice(0, 40).toLowerCase()
  let hit = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:$|[t ])/.exec(text)
  if (hit) return dated(hit[1], hit[2], hit[3])
  hit = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:$|[ t])/.exec(text)
  if (hit) return Number(hit[2]) > 12 ? dated(hit[3], hit[1], hit[2]) : dated(hit[3], hit[2], hit[1])
  hit = /^(\d{4})-(\d{2})$/.exec(text)
  if (hit) return dated(hit[1], hit[2], '00')
  hit = /^(1[5-9]|20)\d{2}$/.exec(text)
  if (hit) return dated(hit[0], '00', '00')
  hit = /^(\d{1,2})\.? ?([a-z]{3,10})\.?,? (\d{4}|\d{2})$/.exec(text)
  if (hit) return worded(hit[3], hit[2], hit[1])
  hit = /^([a-z]{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/.exec(text)
  return hit ? worded(hit[3], hit[1], hit[2]) : null
}

const dated = (year = '', month = '', day = ''): DateValue | null => {
  const key = `${century(year)}${padded(month)}${padded(day)}`
  return Number(year) === 0 ? null : { key }
}

function worded(year = '', word = '', day = ''): DateValue | null {
  const month = months[word.slice(0, 4)] ?? months[word.slice(0, 3)]
  return month ? dated(year, month, day) : null
}

const dateLevel = { exact: 0, turned: 1, close: 2, coarse: 3, part: 4, near: 5, different: 6 } as const

const coarse = (key: string): boolean => key.endsWith('0101') || key.endsWith('00')

/** Day and month, or the century's digits, in each other's place. */
const turned = (a: string, b: string): boolean =>
  a.slice(0, 4) === b.slice(0, 4) && a.slice(4, 6) === b.slice(6) && a.slice(6) === b.slice(4, 6)

export const date: Kind<DateValue> = {
  name: 'date',
  levels: [
    { label: 'the same day', m: 0.8, u: 0.00005, agrees: true },
    { label: 'day and month turned round', m: 0.015, u: 0.00005, agrees: true },
    { label: 'one figure apart', m: 0.07, u: 0.002, agrees: true },
    { label: 'the same year or month, one of them known no better', m: 0.025, u: 0.002, agrees: false },
    { label: 'two of year, month and day the same', m: 0.03, u: 0.004, agrees: false },
    { label: 'within a year', m: 0.02, u: 0.04, agrees: false },
    { label: 'different', m: 0.04, u: 0.95, agrees: false },
  ],
  rarest: 2e-5,
  conflict: dateLevel.different,
  coarse: value => [value.key],
  read: readDate,
  compare({ key: a }, { key: b }) {
    const year = a.slice(0, 4) === b.slice(0, 4)
    if (coarse(a) && coarse(b) && !year) {
      const years = Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)))
      return years <= 1 ? dateLevel.near : dateLevel.different
    }
    if (turned(a, b)) return dateLevel.turned
    if (year && (coarse(a) || coarse(b))) return dateLevel.coarse
    if (edits(a, b, 1) <= 1) return dateLevel.close
    const month = a.slice(4, 6) === b.slice(4, 6)
    const day = a.slice(6) === b.slice(6)
    if ((year && (month || day)) || (month && day && !coarse(a))) return dateLevel.part
    if (Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) <= 1) return dateLevel.near
    return dateLevel.different
  },
}
