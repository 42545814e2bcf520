import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCareerDate, readDate } from './date.ts'

describe('dates of every vintage', () => {
  it.each([
    ['2026-08-01 02:00:00 UTC', '2026-08-01T02:00:00.000Z', 'instant', 0],
    ['2026-08-01T02:00:00.123Z', '2026-08-01T02:00:00.000Z', 'instant', 0],
    ['2026-08-01 02:00', '2026-08-01T02:00:00.000Z', 'instant', null],
    ['2026-08-01', '2026-08-01T00:00:00.000Z', 'day', null],
    ['05 Jun 2024', '2024-06-05T00:00:00.000Z', 'day', null],
    ['5 June 2024', '2024-06-05T00:00:00.000Z', 'day', null],
    ['5-Sept-2024', '2024-09-05T00:00:00.000Z', 'day', null],
    ['Jun 5, 2024', '2024-06-05T00:00:00.000Z', 'day', null],
    ['Jun 5, 2024, 12:30 AM', '2024-06-05T00:30:00.000Z', 'instant', null],
    ['7/22/26, 4:02 AM', '2026-07-22T04:02:00.000Z', 'instant', null],
    ['7/22/26, 4:02\u202fPM', '2026-07-22T16:02:00.000Z', 'instant', null],
    ['07/22/2026 04:02', '2026-07-22T04:02:00.000Z', 'instant', null],
    ['22/07/2026', '2026-07-22T00:00:00.000Z', 'day', null],
    ['12/31/99', '1999-12-31T00:00:00.000Z', 'day', null],
    ['Oct 2022', '2022-10-01T00:00:00.000Z', 'month', null],
    ['2022-10', '2022-10-01T00:00:00.000Z', 'month', null],
    ['2022', '2022-01-01T00:00:00.000Z', 'year', null],
    ['05 Jun 1833', '1833-06-05T00:00:00.000Z', 'day', null],
  ])('%s', (text, at, precision, offset) => {
    expect(readDate(text)).toEqual({ at, precision, offset })
  })

  it.each([
    '',
    '31 Feb 2024',
    '2023-13-01',
    '2024-02-30',
    '13/13/2024',
    '25:00',
    '5 Juin 2024x',
    'Jux 2020',
    '0001',
    'x'.repeat(5000),
  ])('refuses %s', text => {
    expect(readDate(text)).toBeNull()
  })

  it('keeps the precision of a career', () => {
    const texts = ['Oct 2022', '01 Oct 2022', '17 Oct 2022', '2022', 'today', '']
    expect(texts.map(readCareerDate)).toEqual(['2022-10', '2022-10', '2022-10-17', '2022', undefined, undefined])
  })

  it('never throws, and gives real dates only', () => {
    const pieces = fc.constantFrom(
      '0',
      '1',
      '31',
      '2024',
      '24',
      'Jan',
      'Feb',
      '/',
      '-',
      ' ',
      ':',
      ',',
      'AM',
      'UTC',
      'T',
      '.',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map(each => each.join('')),
        ),
        text => {
          const read = readDate(text)
          if (read) expect(new Date(read.at ?? '').toISOString()).toBe(read.at)
        },
      ),
      { numRuns: 500 },
    )
  })
})
