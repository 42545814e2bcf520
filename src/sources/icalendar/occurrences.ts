import type { Event, Zoned } from './event.ts'
import { type Budget, recurrences } from './recur.ts'
import { wallOf } from './wall.ts'
import type { Zones } from './zones.ts'

export interface Occurrence {
  /** Milliseconds UTC. */
  readonly at: number
  /** Minutes east of UTC; null for a floating time. */
  readonly offset: number | null
  /** The original local start, which names this occurrence of a series; null for an event that happens once. */
  readonly id: string | null
}

export interface Window {
  readonly from: number
  readonly to: number
}

const most = 500

/** UTC of a local time. `usual` is the calendar's own zone, for times without one. */
function utcOf(zoned: Zoned, zones: Zones, usual: string | null): { at: number; offset: number | null } {
  if (zoned.utc) return { at: zoned.ms, offset: 0 }
  const zone = zoned.zone ?? usual
  const offset = zone === null || zoned.date ? null : zones.offsetAt(zone, zoned.ms)
  return { at: zoned.ms - (offset ?? 0) * 60_000, offset }
}

/**
 * When an event takes place: once, or each time of its series that lies in the window, the latest 500. `ended` false says
 * that the budget or the number ran out first.
 */
export function occurrencesOf(
  event: Event,
  zones: Zones,
  usual: string | null,
  window: Window,
  budget: Budget,
): { readonly found: readonly Occurrence[]; readonly complete: boolean } {
  const { start } = event
  const one = (ms: number, id: string | null): Occurrence => ({ ...utcOf({ ...start, ms }, zones, usual), id })
  const series = event.recurrenceId === null && (event.rules.length > 0 || event.dates.length > 0)
  if (!series) return { found: [one(start.ms, null)], complete: true }
  const except = new Set(event.except.map(({ ms, date }) => (date ? dayKey(ms) : String(ms))))
  const walls = new Set([start.ms])
  let complete = true
  for (const rule of event.rules) {
    // An end in UTC may cut a local series short by a zone's width: hence the day on top, and the exact test after it.
    const until = rule.until === null ? null : wallOf(rule.until)
    const last = until === null ? null : until.date ? until.ms + 86_399_999 : until.ms
    for (const ms of recurrences(rule, start.ms, last === null ? null : last + 86_400_000, budget)) {
      if (ms > window.to + 86_400_000) break
      if (last !== null && (until?.utc ? one(ms, null).at : ms) > last) break
      if (ms < window.from - 86_400_000 && ms !== start.ms) continue
      walls.add(ms)
      if (walls.size <= most * 2) continue
      complete = false
      walls.delete(walls.values().next().value ?? 0)
    }
    if (budget.left <= 0) complete = false
  }
  for (const { ms, date } of event.dates) walls.add(date && !start.date ? ms + (start.ms % 86_400_000) : ms)
  const found = [...walls]
    .filter(ms => !except.has(String(ms)) && !except.has(dayKey(ms)))
    .sort((a, b) => a - b)
    .map(ms => one(ms, new Date(ms).toISOString().slice(0, 19)))
    .filter(({ at }) => at >= window.from && at <= window.to)
  return { found: found.slice(-most), complete: complete && found.length <= most }
}

const dayKey = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
