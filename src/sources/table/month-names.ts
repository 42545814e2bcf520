import { foldName } from '#src/lib/normalise/name.ts'

const languages = 'en de fr es it pt nl pl sv da nb fi cs sk hu ro bg hr sr uk ru tr el et lv lt sl ca'.split(' ')

let months: ReadonlyMap<string, number> | null = null

/** Month 1 to 12 of a month's name, whole or short, in the languages of Europe; null when it is none. */
export function monthOf(name: string): number | null {
  months ??= named()
  return months.get(foldName(name)) ?? null
}

function named(): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const language of languages) {
    for (const month of ['long', 'short'] as const) {
      for (const options of [{ month }, { month, day: 'numeric' } as const]) {
        const format = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC', calendar: 'gregory' })
        for (let at = 0; at < 12; at++) {
          const part = format.formatToParts(Date.UTC(2023, at, 5)).find(piece => piece.type === 'month')
          const key = foldName(part?.value ?? '')
          if (/\p{L}{3}/u.test(key) && !found.has(key)) found.set(key, at + 1)
        }
      }
    }
  }
  return found.set('sept', 9)
}
