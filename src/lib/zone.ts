/** Whether this names a time zone that is known here (IANA, "Europe/Berlin"). */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const readers = new Map<string, Intl.DateTimeFormat>()

function readerOf(zone: string): Intl.DateTimeFormat {
  const known = readers.get(zone)
  if (known) return known
  const reader = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  readers.set(zone, reader)
  return reader
}

/** Minutes that a zone is ahead of UTC at an instant (milliseconds). */
export function offsetAt(zone: string, instant: number): number {
  const parts = new Map(
    readerOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, value]),
  )
  const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type) ?? 0)
  const local = Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'))
  return Math.round((local - Math.floor(instant / 1000) * 1000) / 60_000)
}

const day = 86_400_000

/**
 * The instant at which a zone's clocks show this (milliseconds as if it were UTC). An hour that comes twice is the
 * first; one that is left out when clocks go forward is as much later.
 */
export function instantOf(zone: string, shown: number): number {
  const [before, after] = [offsetAt(zone, shown - day), offsetAt(zone, shown + day)]
  for (const offset of [before, after]) {
    const instant = shown - offset * 60_000
    if (offsetAt(zone, instant) === offset) return instant
  }
  return shown - before * 60_000
}

/** What a zone's clocks show at an instant, as milliseconds as if it were UTC. */
export const shownAt = (zone: string, instant: number): number => instant + offsetAt(zone, instant) * 60_000

/** The instant at which the zone's day after this one begins. */
export function endOfDay(zone: string, instant: number): number {
  const shown = shownAt(zone, instant)
  return instantOf(zone, Math.floor(shown / day) * day + day)
}
