import { expect, it } from 'vitest'
import { aboutHours, hourWords } from './numbers.ts'

it('hours of work are never none where there was some', () => {
  expect([12.4, 0.5, 0.2, 0.001].map(hourWords)).toEqual(['12 h', '1 h', '12 min', '1 min'])
  expect([12.4, 1, 0.2].map(aboutHours)).toEqual(['about 12 hours', 'about 1 hour', 'less than an hour'])
})
