import { dateFromSerial, format, getFormatDateInfo, getFormatInfo } from 'numfmt'
import type { XlsxPackage } from './xlsx-package.ts'

/** Number formats that a workbook uses without writing them down (ECMA-376 part 1, 18.8.30). */
const builtIn: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy-mm-dd',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'm/d/yy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mmss.0',
  48: '##0.0E+0',
  49: '@',
}
/** East Asian dates that differ by the workbook's language: a date all the same. */
const eastern = (id: number): boolean => (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** Turns a number into the text that the cell shows. Dates become ISO: how a date is written depends on the reader. */
export type Show = (value: number) => string

const general: Show = value => String(Number(value.toPrecision(15)))
const two = (value: number): string => String(value).padStart(2, '0')

function showDate(code: string, shift: number): Show {
  const info = getFormatDateInfo(code)
  const withDate = info.year || info.month || info.day
  return value => {
    const serial = value + shift
    if (serial < 0 || serial > 2_958_466) return general(value)
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = dateFromSerial(
      Math.round(serial * 86_400) / 86_400,
    )
    const time =
      info.hours && (hour || minute || second || !withDate)
        ? `${two(hour)}:${two(minute)}${second ? `:${two(second)}` : ''}`
        : ''
    if (!withDate) return time || format(code, value)
    if (!info.month && !info.day) return String(year)
    if (!info.day) return `${year}-${two(month)}`
    return `${year}-${two(month)}-${two(day)}${time ? ` ${time}` : ''}`
  }
}

function shown(code: string, shift: number): Show {
  try {
    const { type } = getFormatInfo(code)
    if (type === 'date' || type === 'time' || type === 'datetime') return showDate(code, shift)
    if (type === 'general' || type === 'text' || type === 'scientific') return general
    return value => format(code, value)
  } catch {
    return general
  }
}

/** Days between the two calendars that workbooks count in (1900 and 1904). */
const shift1904 = 1462

/** How the cells of each style are shown, from `styles.xml`. */
export async function cellFormats(
  book: XlsxPackage,
  part: string,
  from1904: boolean,
): Promise<(style: number) => Show> {
  const codes = new Map<number, string>()
  const styles: number[] = []
  let inCells = false
  await book.read(part, {
    open: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes.numFmtId), (attributes.formatCode ?? '').slice(0, 255))
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells && styles.length < 65_536) styles.push(Number(attributes.numFmtId ?? 0))
    },
    close: name => {
      if (name === 'cellXfs') inCells = false
    },
  })
  const shows = new Map<number, Show>()
  return style => {
    const known = shows.get(style)
    if (known) return known
    const id = styles[style] ?? 0
    const code = codes.get(id) ?? builtIn[id] ?? (eastern(id) ? 'yyyy-mm-dd' : '')
    const show = code ? shown(code, from1904 ? shift1904 : 0) : general
    shows.set(style, show)
    return show
  }
}
