import type { Stamp } from './line.ts'

export type Order = 'dmy' | 'mdy' | 'ymd'

/**
 * Which of day and month comes first is told by the whole file: by a number above twelve; else by the order in which
 * messages must follow one another, and by how far apart they would lie; else by the country.
 */
export class DayOrder {
  #day = 0
  #month = 0
  #year = 0
  #last: readonly [number, number] | null = null
  /** Steps back in time, read as day first and as month first. */
  readonly #back: [number, number] = [0, 0]
  readonly #apart: [number, number] = [0, 0]

  see({ numbers: [a, b, c], yearFirst }: Stamp): void {
    if (yearFirst) {
      this.#year++
      return
    }
    if (a > 12 && a < 32) this.#day++
    if (b > 12 && b < 32) this.#month++
    const year = fullYear(c)
    const now: readonly [number, number] = [Date.UTC(year, b - 1, a), Date.UTC(year, a - 1, b)]
    if (this.#last)
      for (const at of [0, 1] as const) {
        const step = now[at] - this.#last[at]
        if (step < 0) this.#back[at]++
        this.#apart[at] += Math.abs(step)
      }
    this.#last = now
  }

  order(country: string): Order {
    if (this.#year > this.#day + this.#month) return 'ymd'
    if (this.#day !== this.#month) return this.#day > this.#month ? 'dmy' : 'mdy'
    if (this.#back[0] !== this.#back[1]) return this.#back[0] < this.#back[1] ? 'dmy' : 'mdy'
    if (this.#apart[0] !== this.#apart[1]) return this.#apart[0] < this.#apart[1] ? 'dmy' : 'mdy'
    return /^(?:US|PH|FM|PW)$/.test(country) ? 'mdy' : 'dmy'
  }
}

const fullYear = (year: number): number => (year < 100 ? 2000 + year : year >= 2400 && year < 2700 ? year - 543 : year)

/** Milliseconds of a clock without zones; null when there is no such day. Years of the Buddhist era are turned. */
export function timeOf(stamp: Stamp, order: Order): number | null {
  const [a, b, c] = stamp.numbers
  const [year, month, day] = order === 'ymd' ? [a, b, c] : order === 'dmy' ? [c, b, a] : [c, a, b]
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const ms = Date.UTC(fullYear(year), month - 1, day, stamp.hour, stamp.minute, stamp.second ?? 0)
  const date = new Date(ms)
  return date.getUTCFullYear() < 2009 || date.getUTCFullYear() > 2200 ? null : ms
}
