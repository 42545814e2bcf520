import { describe, expect, it } from 'vitest'
import { dayWords, headingOf, localDate, occurredWords, partialWords, sinceWords, withDays } from './dates.ts'

const now = new Date(2026, 10, 24, 12, 0)
const at = (month: number, day: number, hour = 9, year = 2026): string =>
  new Date(year, month - 1, day, hour).toISOString()

describe('days in words', () => {
  it('are as short as stays clear', () => {
    expect(dayWords(at(11, 24), now, 'en-GB')).toBe('today')
    expect(dayWords(at(11, 23, 23), now, 'en-GB')).toBe('yesterday')
    expect(dayWords(at(11, 25, 0), now, 'en-GB')).toBe('tomorrow')
    expect(dayWords(at(11, 20), now, 'en-GB')).toBe('Fri 20')
    expect(dayWords(at(11, 3), now, 'en-GB')).toBe('3 Nov')
    expect(dayWords(at(11, 3, 9, 2024), now, 'en-GB')).toBe('3 Nov 2024')
  })
  it('speak the reader’s language', () => {
    expect(dayWords(at(11, 23), now, 'de')).toBe('gestern')
    expect(dayWords(at(11, 3), now, 'es')).toBe('3 nov')
    expect(sinceWords(at(11, 20), now, 'nl')).toBe('4 dagen')
  })
  it('count hours until two days are over', () => {
    expect(sinceWords(at(11, 23, 10), now, 'en-GB')).toBe('26 hours')
    expect(sinceWords(at(11, 22, 11), now, 'en-GB')).toBe('2 days')
    expect(sinceWords(at(11, 24, 12), now, 'en-GB')).toBe('1 minute')
    expect(sinceWords(at(12, 24), now, 'en-GB')).toBe('1 minute')
  })
})

describe('times no more exact than known', () => {
  it('follow the precision', () => {
    expect(occurredWords({ at: null, precision: 'unknown' }, now, 'en-GB')).toBe('date not known')
    expect(occurredWords({ at: '2025-05-12T23:59:59Z', precision: 'before' }, now, 'en-GB')).toBe('by 12 May 2025')
    expect(occurredWords({ at: '2024-01-01T00:00:00Z', precision: 'year' }, now, 'en-GB')).toBe('2024')
    expect(occurredWords({ at: '2024-05-01T00:00:00Z', precision: 'month' }, now, 'en-GB')).toBe('May 2024')
    expect(occurredWords({ at: '2026-11-03T00:00:00Z', precision: 'day' }, now, 'en-GB')).toBe('3 Nov')
  })
  it('keep a whole day on its own date in every time zone', () => {
    const date = localDate('2026-11-03T00:00:00Z')
    expect([date.getFullYear(), date.getMonth(), date.getDate()]).toEqual([2026, 10, 3])
  })
  it('show partial dates as they are', () => {
    expect(partialWords('2023', 'en-GB')).toBe('2023')
    expect(partialWords('2023-05', 'en-GB')).toBe('May 2023')
    expect(partialWords('2023-05-17', 'en-GB')).toBe('17 May 2023')
    expect(partialWords('since school', 'en-GB')).toBe('since school')
  })
})

describe('headings', () => {
  it('name days for a fortnight, then months', () => {
    expect(headingOf({ at: at(11, 24), precision: 'instant' }, now, 'en-GB')).toContain('today')
    expect(headingOf({ at: at(11, 20), precision: 'instant' }, now, 'en-GB')).toMatch(/Friday.*20 November/)
    expect(headingOf({ at: at(11, 3), precision: 'instant' }, now, 'en-GB')).toBe('Earlier in November')
    expect(headingOf({ at: at(5, 3), precision: 'instant' }, now, 'en-GB')).toBe('May 2026')
    expect(headingOf({ at: null, precision: 'unknown' }, now, 'en-GB')).toBe('Date not known')
  })
})

it('a day inside a sentence is read as a day', () => {
  expect(withDays('Sofía is in touch: call on 2026-11-19.', 'en-GB')).toBe('Sofía is in touch: call on 19 Nov 2026.')
  expect(withDays('Job 2026-1, 12026-11-190', 'en-GB')).toBe('Job 2026-1, 12026-11-190')
})
