import { expect, it } from 'vitest'
import { termsWords } from './terms-words.ts'

it('terms are read as a price and how long we answer for it, where we do', () => {
  const percent = { model: 'percent', percent: 22.5 } as const
  expect(termsWords({ ...percent, guaranteeDays: 90 })).toBe('22.5 % of a year’s pay, guarantee 90 days')
  expect(termsWords({ ...percent, guaranteeDays: 1 })).toBe('22.5 % of a year’s pay, guarantee 1 day')
  expect(termsWords({ ...percent, model: 'retained', guaranteeDays: 0 })).toBe('22.5 % of a year’s pay, retained')
})
