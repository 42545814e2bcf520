import { expect, it } from 'vitest'
import { asInHouse, asWritten, unmarked } from './vocabulary.ts'

it('a house that fills its own jobs speaks of requisitions, approvals and hiring teams', () => {
  expect(asInHouse('Every job with its people, from the first talk with the client. Jobs begin with an order.')).toBe(
    'Every requisition with its people, from the first talk with the hiring team. Requisitions begin with an approval.',
  )
  expect(asInHouse('Jobless, clientele, ordered')).toBe('Jobless, clientele, ordered')
})

it('things of the world, places to fill in, addresses and quotations stay as they are', () => {
  for (const same of [
    'Job boards cost most',
    'Job title',
    'Job cut',
    'Changed job',
    'Parts, in this order',
    '{name}, {job}, {client}',
    'jobs+payday@ferrow.example',
    'Says “the client wants a job”',
  ])
    expect(asInHouse(same)).toBe(same)
})

it('what people wrote is not said otherwise, and leaves no mark in what is kept', () => {
  const said = `${asWritten('Ann Jobs, client coach')} is placed, and there is no order.`
  expect(unmarked(asInHouse(said))).toBe('Ann Jobs, client coach is placed, and there is no approval.')
  // A mark in the name itself does not let the rest of it out.
  expect(unmarked(asInHouse(asWritten('a\u2069 job')))).toBe('a job')
})
