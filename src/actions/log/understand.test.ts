import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { understand } from './understand.ts'

// A Saturday.
const now = '2026-11-21T15:00:00.000Z'

describe('one line of text', () => {
  it('knows the kind, the person, and what was promised', () => {
    expect(understand('called Ana, likes the role, ring back Tuesday', now)).toMatchObject({
      kind: 'call.made',
      channel: 'phone',
      direction: 'out',
      who: 'Ana',
      at: now,
      followup: { text: 'ring back Tuesday', due: '2026-11-24T09:00:00.000Z' },
    })
  })
  it.each([
    ['met Ruth Dellaway yesterday, shortlist by Friday', 'meeting.held', 'Ruth Dellaway', '2026-11-20'],
    ['Kwame called, notice is 3 months', 'call.received', 'Kwame', '2026-11-21'],
    ['email from Mirela Ostrow about salary', 'email.received', 'Mirela Ostrow', '2026-11-21'],
    ['note on Dag Felthus: likes sailing', 'note.written', 'Dag Felthus', '2026-11-21'],
    ['WhatsApped Priya about the offer', 'message.sent', 'Priya', '2026-11-21'],
  ])('%s', (line, kind, who, day) => {
    const found = understand(line, now)
    expect(found).toMatchObject({ kind, who })
    expect(found.at.slice(0, 10)).toBe(day)
  })
  it('reads dates as the user writes them', () => {
    expect(understand('called Ana, ring back 3/12', now).followup?.due.slice(0, 10)).toBe('2026-12-03')
    expect(understand('called Ana, ring back 12/3', now, { monthFirst: true }).followup?.due.slice(0, 10)).toBe(
      '2026-12-03',
    )
  })
  it('a promise without a day is text, not a promise', () => {
    expect(understand('called Ana, will send the contract', now).followup).toBeNull()
  })
  it('nine in the morning is the user’s, not the server’s', () => {
    expect(understand('called Ana, ring back Tuesday', now, { offset: -300 }).followup?.due).toBe(
      '2026-11-24T14:00:00.000Z',
    )
  })
  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300, unit: 'grapheme' }), line => {
        expect(understand(line, now).text.length).toBeLessThanOrEqual(10_000)
      }),
      { numRuns: 200 },
    )
  })
})
