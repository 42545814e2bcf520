import { expect, it } from 'vitest'
import { asInHouse } from './vocabulary.ts'

it('a house that fills its own jobs speaks of requisitions, approvals and hiring teams', () => {
  expect(asInHouse('Every job with its people, from the first talk with the client. Jobs begin with an order.')).toBe(
    'Every requisition with its people, from the first talk with the hiring team. Requisitions begin with an approval.',
  )
  expect(asInHouse('Jobless, clientele, ordered')).toBe('Jobless, clientele, ordered')
})
