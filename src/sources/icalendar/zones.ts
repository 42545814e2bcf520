import { recurrences } from './recur.ts'
import type { Rule } from './rule.ts'
import { windowsZones } from './windows-zones.ts'

/** One `STANDARD` or `DAYLIGHT` part of a VTIMEZONE: from these local times on, this offset in minutes holds. */
export interface Observance {
  readonly start: number
  readonly offset: number
  readonly rule: Rule | null
  /** Milliseconds; already of the clock that the rule's own times are. */
  readonly until: number | null
  readonly dates: readonly number[]
}

const lastTransition = Date.UTC(2060, 0, 1)
const mostTransitions = 2000

/** Turns local times into UTC: by the zones that a calendar defines itself, else by the machine's own zone data. */
export class Zones {
  readonly #own = new Map<string, readonly Observance[]>()
  readonly #transitions = new Map<string, readonly (readonly [number, number])[]>()
  readonly #formats = new Map<string, Intl.DateTimeFormat | null>()

  define(id: string, observances: readonly Observance[]): void {
    if (observances.length > 0 && this.#own.size < 1000) this.#own.set(id, observances)
  }

  /** Minutes east of UTC at a local time; null for a zone that nobody knows. */
  offsetAt(id: string, wall: number): number | null {
    const own = this.#own.get(id)
    if (own) return this.#ownOffset(id, own, wall)
    const format = this.#formatOf(id)
    if (!format) return null
    // The offset is asked for at an instant: the second guess is right but for the hour that is skipped or repeated.
    const guess = offsetOf(format, wall)
    return offsetOf(format, wall - guess * 60_000)
  }

  #ownOffset(id: string, observances: readonly Observance[], wall: number): number {
    const known = this.#transitions.get(id) ?? transitionsOf(observances)
    this.#transitions.set(id, known)
    let found = known[0]?.[1] ?? 0
    for (const [at, offset] of known) {
      if (at > wall) break
      found = offset
    }
    return found
  }

  #formatOf(id: string): Intl.DateTimeFormat | null {
    const known = this.#formats.get(id)
    if (known !== undefined) return known
    let format: Intl.DateTimeFormat | null = null
    for (const name of namesOf(id))
      try {
        format ??= new Intl.DateTimeFormat('en-US', {
          timeZone: name,
          hourCycle: 'h23',
          year: 'numeric',
          month: 'numeric',
          day: 'numeric',
          hour: 'numeric',
          minute: 'numeric',
          second: 'numeric',
        })
      } catch {
        // Not a zone that the machine knows.
      }
    if (this.#formats.size < 1000) this.#formats.set(id, format)
    return format
  }
}

/** `/softwarestudio.org/Olson_20011030_5/America/New_York` and Windows' `W. Europe Standard Time` name known zones. */
function namesOf(id: string): readonly string[] {
  const path = id.split('/').slice(-3)
  const windows = windowsZones.get(id.toLowerCase())
  return [windows ?? '', id, path.slice(-2).join('/'), path.join('/')].filter(name => name !== '' && name.length < 60)
}

function offsetOf(format: Intl.DateTimeFormat, instant: number): number {
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - instant) / 60_000)
}

function transitionsOf(observances: readonly Observance[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = []
  for (const { start, offset, rule, until, dates } of observances) {
    found.push([start, offset], ...dates.map((at): [number, number] => [at, offset]))
    if (!rule) continue
    for (const at of recurrences(rule, start, until, { left: 200_000 })) {
      if (at > lastTransition || found.length > mostTransitions) break
      found.push([at, offset])
    }
  }
  return found.sort(([a], [b]) => a - b)
}
