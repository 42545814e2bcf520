import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findDates, isDuration } from './dates.ts'

const spans = (text: string, monthFirst = false) =>
  findDates(text, monthFirst).map(({ from, to, current }) => [from, current ? 'now' : to])

describe('dates as CVs write them', () => {
  it.each([
    ['Sept 2018 – May 2023', '2018-09', '2023-05'],
    ['2013-09 —', '2013-09', 'now'],
    ['2011-07 — 2013-08', '2011-07', '2013-08'],
    ['Summer 2022', '2022', '2022'],
    ['2018-20', '2018', '2020'],
    ['2018/19', '2018', '2019'],
    ['03/2019 - heute', '2019-03', 'now'],
    ['01.04.2015 – 31.12.2017', '2015-04-01', '2017-12-31'],
    ['15. März 2020', '2020-03-15', '2020-03-15'],
    ['Jan 01, 2012', '2012-01-01', '2012-01-01'],
    ['marzo de 2020 - actualidad', '2020-03', 'now'],
    ['janv. 2019 à déc. 2021', '2019-01', '2021-12'],
    ['mai 2019 – aujourd’hui', '2019-05', 'now'],
    ['2015年4月 ～ 現在', '2015-04', 'now'],
    ['平成27年4月', '2015-04', '2015-04'],
    ['Jan – Mar 2019', '2019-01', '2019-03'],
    ['03–08/2019', '2019-03', '2019-08'],
    ['seit 2020', '2020', 'now'],
    ['od 2019 do 2021', '2019', '2021'],
    ['wrzesień 2016 – obecnie', '2016-09', 'now'],
    ['set 2018 – out 2020', '2018-09', '2020-10'],
    ['Jan ’19 - Feb ’20', '2019-01', '2020-02'],
    ['2015 t/m 2018', '2015', '2018'],
  ])('%s', (text, from, to) => {
    expect(spans(text)).toEqual([[from, to]])
  })

  it('never pads what was not said', () => {
    expect(spans('2019')).toEqual([['2019', '2019']])
  })

  it('takes no number for a date', () => {
    for (const text of [
      'US Patent 11,234,567',
      'cited 340+ times',
      'Month 20XX – Ongoing',
      '+44 7700 900123',
      '3.97/4.00',
    ])
      expect(findDates(text)).toEqual([])
  })

  it('reads figures with the month first where the document does', () => {
    expect(spans('04/05/2020', true)).toEqual([['2020-04-05', '2020-04-05']])
    expect(spans('04/05/2020')).toEqual([['2020-05-04', '2020-05-04']])
    expect(spans('04/25/2020')).toEqual([['2020-04-25', '2020-04-25']])
  })

  it('gives places within the text, whatever the text', () => {
    const part = fc.constantFrom(
      '2019',
      'Jan',
      '–',
      'to',
      '03/',
      'heute',
      '年',
      '4',
      '月',
      '.',
      ' ',
      '12',
      "'",
      '令和',
      '5',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), parts => {
        const text = parts.join('')
        for (const { start, end, from, to } of findDates(text)) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          for (const date of [from, to])
            if (date) expect(date).toMatch(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)
        }
      }),
      { numRuns: 200 },
    )
  })
})

it('tells a length of time from a date', () => {
  for (const text of ['2 years 10 months', '(3 Jahre)', '1 an 2 mois', '4 months', '2 lata'])
    expect(isDuration(text)).toBe(true)
  for (const text of ['2019', '3', 'years']) expect(isDuration(text)).toBe(false)
})
