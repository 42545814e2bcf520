import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { journeyTo, lookBack, type Touch } from './touches.ts'

const at = (text: string): number => Date.parse(`${text}Z`)
const hired = { at: at('2026-06-01T12:00'), value: 900_000, block: 4 }
let made = 0
const touch = (when: string, channel: string, rest: Partial<Touch> = {}): Touch => ({
  id: String(made++).padStart(4, '0'),
  at: at(when),
  channel,
  priority: 0,
  ...rest,
})

describe('the journey to a conversion', () => {
  it('has the touches before it, in time, with their age and key touches', () => {
    const touches = [
      touch('2026-05-30T12:00', 'phone', { key: true }),
      touch('2026-05-02T12:00', 'linkedin'),
      touch('2026-06-02T12:00', 'email'),
      touch('2026-05-22T12:00', 'email', { key: true }),
    ]
    expect(journeyTo(hired, touches, lookBack.hire)).toEqual({
      path: ['linkedin', 'email', 'phone'],
      conversions: 1,
      days: [30, 10, 2],
      keys: [1, 2],
      value: 900_000,
      block: 4,
    })
  })

  it('leaves out machines and what is older than the look-back', () => {
    const touches = [
      touch('2025-05-31T12:00', 'event'),
      touch('2026-02-01T12:00', 'referral'),
      touch('2026-05-20T12:00', 'email', { automatic: true }),
    ]
    expect(journeyTo(hired, touches, lookBack.hire)?.path).toEqual(['referral'])
    expect(journeyTo(hired, touches, lookBack.application)).toBeNull()
  })

  it('takes a chat as one touch, also with a call in between, and keeps its key', () => {
    const touches = [
      touch('2026-05-20T12:00', 'whatsapp'),
      touch('2026-05-20T12:05', 'phone'),
      touch('2026-05-20T12:25', 'whatsapp', { key: true }),
      touch('2026-05-20T12:50', 'whatsapp'),
      touch('2026-05-20T13:30', 'whatsapp'),
    ]
    expect(journeyTo(hired, touches, 90)).toMatchObject({ path: ['whatsapp', 'phone', 'whatsapp'], keys: [0] })
  })

  it('orders touches of one instant by source priority, then id', () => {
    const when = '2026-05-20T12:00'
    const touches = [
      touch(when, 'c', { id: 'z' }),
      touch(when, 'b', { id: 'y' }),
      touch(when, 'a', { id: 'x', priority: 1 }),
    ]
    expect(journeyTo(hired, touches, 90)?.path).toEqual(['b', 'c', 'a'])
  })

  it('is the same in whatever order its touches are given', () => {
    const anyTouch = fc.record({
      id: fc.uuid(),
      at: fc.integer({ min: hired.at - 3 * 3_600_000, max: hired.at + 60_000 }),
      channel: fc.constantFrom('a', 'b', 'c'),
      priority: fc.nat(2),
      automatic: fc.boolean(),
      key: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(anyTouch, { maxLength: 12 }), touches => {
        expect(journeyTo(hired, [...touches].reverse(), 90)).toEqual(journeyTo(hired, touches, 90))
      }),
    )
  })
})
