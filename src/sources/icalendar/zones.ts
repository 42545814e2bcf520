import { isZone, offsetAt } from '#src/lib/zone.ts'
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
  /** What a zone is called here; null for one that nobody knows. */
  readonly #names = new Map<string, string | null>()

  define(id: string, observances: readonly Observance[]): void {
    if (observances.length > 0 && this.#own.size < 1000) this.#own.set(id, observances)
  }

  /** Minutes east of UTC at a local time; null for a zone that nobody knows. */
  offsetAt(id: string, wall: number): number | null {
    const own = this.#own.get(id)
    if (own) return this.#ownOffset(id, own, wall)
    const name = this.#knownAs(id)
    if (name === null) return null
    // The offset is asked for at an instant: the second guess is right but for the hour that is skipped or repeated.
    const guess = offsetAt(name, wall)
    return offsetAt(name, wall - guess * 60_000)
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

  #knownAs(id: string): string | null {
    const known = this.#names.get(id)
    if (known !== undefined) return known
    const name = namesOf(id).find(isZone) ?? null
    if (this.#names.size < 1000) this.#names.set(id, name)
    return name
  }
}

/** `/softwarestudio.org/Olson_20011030_5/America/New_York` and Windows' `W. Europe Standard Time` name known zones. */
function namesOf(id: string): readonly string[] {
  const path = id.split('/').slice(-3)
  const windows = windowsZones.get(id.toLowerCase())
  return [windows ?? '', id, path.slice(-2).join('/'), path.join('/')].filter(name => name !== '' && name.length < 60)
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
