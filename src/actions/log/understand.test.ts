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
  it.each([
    ['called Ana for 20 min, likes the role', 20],
    ['met Ruth Dellaway for half an hour yesterday', 30],
    ['zoomed Kwame, took 1.5 hours', 90],
    ['called Ana for about an hour, ring back Tuesday', 60],
    ['called Ana for a reference', null],
    ['called Ana for 3 candidates', null],
    ['called Ana for 90 hours', null],
    ['emailed Ana for 20 minutes', null],
  ])('%s: how long it took', (line, minutes) => {
    expect(understand(line, now)).toMatchObject({
      minutes,
      who: line.includes('Ruth') ? 'Ruth Dellaway' : /Ana|Kwame/.exec(line)?.[0],
    })
  })
  it('a length is no time of day', () => {
    expect(understand('met Ruth Dellaway for half an hour yesterday', now).at.slice(0, 10)).toBe('2026-11-20')
    expect(understand('called Ana for 20 min', now).at).toBe(now)
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
  describe('where clocks differ', () => {
    it.each([
      // It is Sunday already on Kiritimati, Saturday still in Pago Pago.
      ['Pacific/Kiritimati', '2026-11-21T15:00:00Z', 'called Ana, ring back tomorrow', '2026-11-22T19:00:00.000Z'],
      ['Pacific/Pago_Pago', '2026-11-21T15:00:00Z', 'called Ana, ring back tomorrow', '2026-11-22T20:00:00.000Z'],
      ['Pacific/Pago_Pago', '2026-11-22T10:30:00Z', 'called Ana, ring back tomorrow', '2026-11-22T20:00:00.000Z'],
      // Nine and three o'clock are the clock's of that day, not of today's.
      ['Europe/Berlin', '2026-10-20T12:00:00Z', 'called Ana, ring back on 3 November', '2026-11-03T08:00:00.000Z'],
      [
        'Europe/Berlin',
        '2026-10-20T12:00:00Z',
        'called Ana, ring back on 3 November at 15:00',
        '2026-11-03T14:00:00.000Z',
      ],
      ['America/New_York', '2026-03-02T12:00:00Z', 'called Ana, ring back on 9 March', '2026-03-09T13:00:00.000Z'],
      [
        'Europe/Berlin',
        '2026-03-27T12:00:00Z',
        'called Ana, ring back on 29 March at 02:30',
        '2026-03-29T01:30:00.000Z',
      ],
      [
        'Europe/Berlin',
        '2026-10-20T12:00:00Z',
        'called Ana, ring back on 25 October at 02:30',
        '2026-10-25T00:30:00.000Z',
      ],
      ['Europe/Berlin', '2026-10-24T23:30:00Z', 'called Ana, ring back in 3 hours', '2026-10-25T02:30:00.000Z'],
    ])('%s at %s: %s', (zone, at, line, due) => expect(understand(line, at, { zone }).followup?.due).toBe(due))

    it('so for what has been', () => {
      expect(
        understand('called Ana on 20 October at 10:00', '2026-11-21T15:00:00Z', { zone: 'Europe/Berlin' }).at,
      ).toBe('2026-10-20T08:00:00.000Z')
      expect(understand('met Ana yesterday at 9am', '2026-11-21T12:00:00Z', { zone: 'Pacific/Kiritimati' }).at).toBe(
        '2026-11-20T19:00:00.000Z',
      )
    })
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
