import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayOrder, looksLikeDate, parseDate } from './dates.ts'

const date = (text: string, order: 'dmy' | 'mdy' = 'dmy') => parseDate(text, order, 2026)?.date ?? null

describe('dates in cells', () => {
  it.each([
    ['2024-03-12', '2024-03-12'],
    ['2024/3/5', '2024-03-05'],
    ['20240312', '2024-03-12'],
    ['12.03.2024', '2024-03-12'],
    ['12/03/24', '2024-03-12'],
    ['5 Jun 2024', '2024-06-05'],
    ['05-Jun-24', '2024-06-05'],
    ['June 5th, 2024', '2024-06-05'],
    ['Wed Jun 05 2024', '2024-06-05'],
    ['Mi., 5. März 2024', '2024-03-05'],
    ['3 de marzo de 2024', '2024-03-03'],
    ['1er février 2024', '2024-02-01'],
    ['12 марта 2024', '2024-03-12'],
    ['5 października 2024', '2024-10-05'],
    ['2024年3月5日', '2024-03-05'],
    ['2024년 3월', '2024-03'],
    ['03/2024', '2024-03'],
    ['März 2024', '2024-03'],
    ['2024', '2024'],
    ['31.02.2024', null],
    ['2023-13', null],
    ['13/13/2024', null],
    ['0000-00-00 00:00:00', null],
    ['1000-01-01 00:00:00', null],
    ['next week', null],
    ['2024-03-12 25:61', null],
    ['', null],
  ])('%s is %s', (text, expected) => expect(date(text)).toBe(expected))

  it('knows times, halves of the day and offsets', () => {
    expect(parseDate('3/15/2024 2:30 PM', 'mdy', 2026)?.occurred).toEqual({
      at: '2024-03-15T14:30:00.000Z',
      precision: 'instant',
      offset: null,
    })
    expect(parseDate('2024-03-12T10:00:00+02:00', 'dmy', 2026)?.occurred).toEqual({
      at: '2024-03-12T08:00:00.000Z',
      precision: 'instant',
      offset: 120,
    })
    expect(parseDate('2024-03', 'dmy', 2026)?.occurred).toEqual({
      at: '2024-03-01T00:00:00.000Z',
      precision: 'month',
      offset: null,
    })
  })

  it('takes day and month from the column, then from the country', () => {
    expect(dayOrder(['03/04/2024', '25/04/2024'], 'US')).toBe('dmy')
    expect(dayOrder(['03/04/2024', '04/25/2024'], 'DE')).toBe('mdy')
    expect(dayOrder(['03/04/2024'], 'US')).toBe('mdy')
    expect(dayOrder(['03/04/2024'], 'DE')).toBe('dmy')
    expect(date('03/04/2024', 'mdy')).toBe('2024-03-04')
  })

  it('reads two-digit years as the last hundred', () => {
    expect(date('01.02.27')).toBe('2027-02-01')
    expect(date('01.02.28')).toBe('1928-02-01')
  })

  it('gives back every day that was written, and never another', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1900-01-02'), max: new Date('2199-12-31'), noInvalidDate: true }), day => {
        const iso = day.toISOString().slice(0, 10)
        const [y, m, d] = iso.split('-')
        expect(date(iso)).toBe(iso)
        expect(date(`${d}.${m}.${y}`)).toBe(iso)
        expect(date(`${m}/${d}/${y}`, 'mdy')).toBe(iso)
      }),
      { numRuns: 200 },
    )
    fc.assert(
      fc.property(fc.string(), text => void looksLikeDate(text)),
      { numRuns: 200 },
    )
  })
})
