import { expect, it } from 'vitest'
import { laterTimes } from './later-times.ts'

const days = (now: Date) =>
  laterTimes(now).map(time => [time.until.getMonth() + 1, time.until.getDate(), time.until.getHours()])

it('puts off until nine tomorrow, the next Monday, or in a week', () => {
  expect(days(new Date(2026, 10, 24, 15))).toEqual([
    [11, 25, 9],
    [11, 30, 9],
    [12, 1, 9],
  ])
  expect(days(new Date(2026, 10, 30, 8))[1]).toEqual([12, 7, 9])
  expect(days(new Date(2026, 10, 29, 8))[1]).toEqual([11, 30, 9])
})
