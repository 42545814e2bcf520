import { userLocale } from './dates.ts'

export const count = (n: number): string => new Intl.NumberFormat(userLocale()).format(n)

/** "1 person", "1,214 people". English nouns, the reader's digits. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`

/** "12 h"; of less than half an hour the minutes. */
export const hourWords = (hours: number): string =>
  hours >= 0.5 || hours === 0 ? `${count(Math.round(hours))} h` : `${Math.max(1, Math.round(hours * 60))} min`

/** "about 12 hours", in a sentence. */
export const aboutHours = (hours: number): string =>
  hours < 1 ? 'less than an hour' : `about ${counted(Math.round(hours), 'hour')}`

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
/** "840 kB", "1.2 MB" */
export function sizeWords(bytes: number): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1000))))
  return new Intl.NumberFormat(userLocale(), {
    style: 'unit',
    unit: units[power] ?? 'byte',
    maximumFractionDigits: power < 2 ? 0 : 1,
  }).format(bytes / 1000 ** power)
}

/** Time left in an import: "about 4 min". */
export function leftWords(seconds: number): string {
  if (seconds < 60) return 'less than a minute left'
  const minutes = Math.round(seconds / 60)
  return minutes < 90 ? `about ${minutes} min left` : `about ${Math.round(minutes / 60)} h left`
}
