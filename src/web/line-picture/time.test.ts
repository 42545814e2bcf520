import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scale, ticks } from './scale.ts'
import { hairline } from './silence.ts'
import { moveTo, stopsOf } from './stops.ts'
import { pan, reveal, shortest, wholeSpan, within, zoom } from './window.ts'

const day = 86_400_000
const start = Date.UTC(2024, 0, 1)

describe('the hairline', () => {
  it('is absent before the first touch, warm after exchanges, dotted in silence', () => {
    expect(hairline(null, start, [], 90)).toEqual([])
    expect(hairline(start, start + 300 * day, [start + 10 * day, start + 50 * day], 90)).toEqual([
      { from: start, to: start + 10 * day, warm: false },
      { from: start + 10 * day, to: start + 140 * day, warm: true },
      { from: start + 140 * day, to: start + 300 * day, warm: false },
    ])
  })
  it('covers everything from first touch to now once, without gaps', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 })), fc.integer({ min: 1, max: 400 }), (offsets, warm) => {
        const now = start + 900 * day
        const stretches = hairline(
          start,
          now,
          offsets.toSorted((a, b) => a - b).map(offset => start + offset * day),
          warm,
        )
        let reached = start
        for (const stretch of stretches) {
          expect(stretch.from).toBe(reached)
          expect(stretch.to).toBeGreaterThan(stretch.from)
          reached = stretch.to
        }
        expect(reached).toBe(now)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the window', () => {
  const whole = wholeSpan('2020-01-01T00:00:00Z', '2026-01-01T00:00:00Z')
  it('never leaves the whole and is never shorter than a week', () => {
    const time = fc.integer({ min: whole.from, max: whole.to })
    fc.assert(
      fc.property(time, time, fc.double({ min: 0.01, max: 50, noNaN: true }), time, (a, b, factor, around) => {
        const span = within({ from: Math.min(a, b), to: Math.max(a, b) }, whole)
        for (const one of [
          zoom(span, whole, factor, around),
          pan(span, whole, around - a),
          reveal(span, whole, around),
        ]) {
          expect(one.from).toBeGreaterThanOrEqual(whole.from - 1)
          expect(one.to).toBeLessThanOrEqual(whole.to + 1)
          expect(one.to - one.from).toBeGreaterThanOrEqual(shortest - 1)
        }
      }),
      { numRuns: 200 },
    )
  })
  it('keeps the time under the cursor where it is', () => {
    const span = { from: start, to: start + 200 * day }
    const around = start + 50 * day
    const near = zoom(span, whole, 0.5, around)
    expect(scale(near, 800).x(around)).toBeCloseTo(scale(span, 800).x(around))
  })
})

describe('the axis', () => {
  it('names years, months or days as room allows', () => {
    const at = (years: number) => ticks({ from: start, to: start + years * 365 * day }, 800, 'en-GB')
    expect(at(6).map(tick => tick.words)).toContain('2026')
    expect(at(1).map(tick => tick.words)).toContain('Apr')
    expect(at(0.05).some(tick => /\d+ Jan/.test(tick.words))).toBe(true)
  })
  it('ends, whatever it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 0, max: 4e12 }),
        fc.integer({ min: 0, max: 3_000 }),
        (a, b, width) => {
          expect(ticks({ from: Math.min(a, b), to: Math.max(a, b) }, width, 'en-GB').length).toBeLessThanOrEqual(200)
        },
      ),
      { numRuns: 200 },
    )
  })
})

describe('the keyboard', () => {
  const marks = [0, 3, 40, 80].map(offset => ({
    entry: `e${offset}`,
    at: new Date(start + offset * day).toISOString(),
    kind: 'call.made',
    channel: 'phone' as const,
    direction: 'out' as const,
    automatic: false,
    sure: true,
  }))
  const stops = stopsOf({ marks, buckets: [] }, 'en-GB')
  it('begins at the newest, and walks marks and months', () => {
    expect(moveTo(stops, -1, 'previous')).toBe(3)
    expect(moveTo(stops, 3, 'previous')).toBe(2)
    expect(moveTo(stops, 0, 'next-month')).toBe(2)
    expect(moveTo(stops, 3, 'previous-month')).toBe(2)
    expect(moveTo(stops, 0, 'previous-month')).toBe(0)
    expect(moveTo(stops, 3, 'first')).toBe(0)
    expect(moveTo([], 2, 'next')).toBe(-1)
  })
  it('says what, whose, when, and how far along', () => {
    expect(stops[1]?.words).toBe('Call, both, 4 Jan 2024, 2 of 4')
  })
})
