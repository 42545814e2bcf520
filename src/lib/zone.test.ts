import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOfDay, instantOf, isZone, offsetAt, shownAt } from './zone.ts'

const at = (text: string) => Date.parse(text)
const iso = (instant: number) => new Date(instant).toISOString()

describe('zones', () => {
  it.each([
    ['Europe/Berlin', '2026-07-01T12:00:00Z', 120],
    ['Europe/Berlin', '2026-12-01T12:00:00Z', 60],
    ['Pacific/Kiritimati', '2026-12-01T12:00:00Z', 840],
    ['Pacific/Pago_Pago', '2026-12-01T12:00:00Z', -660],
    ['Asia/Kathmandu', '2026-12-01T12:00:00Z', 345],
    ['UTC', '2026-12-01T12:00:00Z', 0],
  ])('%s at %s', (zone, instant, offset) => expect(offsetAt(zone, at(instant))).toBe(offset))

  it.each([
    ['an hour left out is as much later', 'Europe/Berlin', '2026-03-29T02:30:00Z', '2026-03-29T01:30:00.000Z'],
    ['an hour that comes twice is the first', 'Europe/Berlin', '2026-10-25T02:30:00Z', '2026-10-25T00:30:00.000Z'],
    ['before the change', 'America/New_York', '2026-03-08T01:30:00Z', '2026-03-08T06:30:00.000Z'],
    ['after the change', 'America/New_York', '2026-03-08T03:30:00Z', '2026-03-08T07:30:00.000Z'],
    ['half an hour forward', 'Australia/Lord_Howe', '2026-10-04T02:15:00Z', '2026-10-03T15:45:00.000Z'],
    ['a day that was left out', 'Pacific/Apia', '2011-12-30T12:00:00Z', '2011-12-30T22:00:00.000Z'],
  ])('%s', (_, zone, shown, instant) => expect(iso(instantOf(zone, at(shown)))).toBe(instant))

  it('a day ends at its own midnight, also when it has 23 or 25 hours', () => {
    expect(iso(endOfDay('Europe/Berlin', at('2026-03-29T00:30:00Z')))).toBe('2026-03-29T22:00:00.000Z')
    expect(iso(endOfDay('Europe/Berlin', at('2026-10-24T22:30:00Z')))).toBe('2026-10-25T23:00:00.000Z')
    expect(iso(endOfDay('Pacific/Kiritimati', at('2026-11-21T09:59:00Z')))).toBe('2026-11-21T10:00:00.000Z')
    expect(iso(endOfDay('Pacific/Pago_Pago', at('2026-11-21T11:01:00Z')))).toBe('2026-11-22T11:00:00.000Z')
  })

  it('what clocks show leads back to the instant, but for the hour that comes twice', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
      'Africa/Casablanca',
      'UTC',
    )
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: at('2000-01-01T00:00:00Z'), max: at('2060-01-01T00:00:00Z') }),
        (zone, instant) => {
          const shown = shownAt(zone, instant)
          expect(shownAt(zone, instantOf(zone, shown))).toBe(shown)
          expect(Math.abs(instantOf(zone, shown) - instant)).toBeLessThanOrEqual(3_600_000)
          expect(endOfDay(zone, instant)).toBeGreaterThan(instant)
        },
      ),
      { numRuns: 200 },
    )
  })

  it.each(['Europe/Berlin', 'UTC', 'America/Argentina/Ushuaia'])('%s is one', name => expect(isZone(name)).toBe(true))
  it.each(['', 'Mars/Olympus', 'x'.repeat(1000), '\0', '+25:00'])('%j is none', name =>
    expect(isZone(name)).toBe(false),
  )
})
