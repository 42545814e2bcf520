import { expect, it } from 'vitest'
import type { Evidence } from '#src/domain/views/same-person.ts'
import { sureness, telling, waterfall } from './waterfall.ts'

const evidence: Evidence = {
  a: 'a',
  b: 'b',
  probability: 0.94,
  before: -12,
  terms: [
    { field: 'city', level: 'the same', bits: 4 },
    { field: 'given', level: 'the same', bits: 7 },
    { field: 'employer', level: 'different', bits: -2 },
    { field: 'email', level: 'the same', bits: 8 },
  ],
  relatives: -1,
  bits: 4,
  held: null,
  doubt: null,
  parted: false,
}

it('lays every term where the one before it ended, and ends at the sum', () => {
  const { steps, relatives, low, high } = waterfall(evidence, ['given', 'phone', 'city'])
  expect(steps.map(step => step.field)).toEqual(['given', 'email', 'phone', 'employer', 'city'])
  expect(steps[0]?.from).toBe(-12)
  for (const [at, step] of steps.entries()) if (at > 0) expect(step.from).toBe(steps[at - 1]?.to)
  expect(relatives.to).toBe(evidence.bits)
  expect([low, high]).toEqual([-12, 5])
})

it('what only one of them says counts neither way', () => {
  const phone = waterfall(evidence, ['phone']).steps.find(step => step.field === 'phone')
  expect(phone).toMatchObject({ level: null, bits: 0 })
})

it('says what tells most, and what speaks against most of all', () => {
  expect(telling(evidence).map(term => term.field)).toEqual(['email', 'given', 'employer'])
  expect(telling({ ...evidence, terms: evidence.terms.filter(term => term.bits > 0) })).toHaveLength(3)
})

it('never claims to be certain', () => {
  expect([0.51, 0.974, 0.9962, 0.99999].map(sureness)).toEqual(['51 %', '97 %', '99.6 %', 'over 99.9 %'])
})
