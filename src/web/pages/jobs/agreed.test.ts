import { expect, it } from 'vitest'
import type { CandidacyStep } from '#src/domain/views/jobs.ts'
import { interviewsOf, lastOffer, nextRound } from './agreed.ts'

/** Steps as they come: the newest first. */
const steps = (...told: readonly (readonly [entry: string, kind: string, body: CandidacyStep['body']])[]) =>
  told
    .map(
      ([entry, kind, body], day): CandidacyStep => ({
        entry,
        act: entry,
        kind,
        at: `2026-11-0${day + 1}`,
        by: null,
        body,
      }),
    )
    .reverse()

const first = { at: '2026-11-10T09:00:00.000Z', round: 1, minutes: 60, place: 'Leeds', with: 'Ruth' }

it('an interview is what was planned with what was changed since, the last word counting', () => {
  const told = steps(
    ['i', 'interview.planned', first],
    ['a', 'interview.changed', { interview: 'i', at: '2026-11-11T09:00:00.000Z', place: 'Video' }],
    ['b', 'interview.changed', { interview: 'i', at: '2026-11-12T09:00:00.000Z' }],
    ['c', 'interview.changed', { interview: 'another', place: 'York' }],
  )
  expect(interviewsOf(told)).toEqual([{ entry: 'i', ...first, at: '2026-11-12T09:00:00.000Z', place: 'Video' }])
})

it('one that was called off is none, and is no round', () => {
  const told = steps(
    ['i', 'interview.planned', first],
    ['j', 'interview.planned', { ...first, round: 2 }],
    ['x', 'interview.cancelled', { interview: 'j' }],
  )
  expect(interviewsOf(told).map(one => one.entry)).toEqual(['i'])
  expect(nextRound(told)).toBe(2)
  expect(nextRound([])).toBe(1)
})

it('a placement begins with what was offered last and not declined', () => {
  const pay = (amount: number) => ({ amount, currency: 'GBP' })
  const told = steps(
    ['o', 'offer.made', { by: 'client', pay: pay(9_000_000), start: '2026-12-01' }],
    ['p', 'offer.made', { by: 'candidate', pay: pay(9_900_000) }],
    ['n', 'offer.declined', { offer: 'p' }],
  )
  expect(lastOffer(told)).toEqual({ pay: pay(9_000_000), start: '2026-12-01' })
  expect(lastOffer(told.filter(step => step.kind !== 'offer.declined'))).toEqual({ pay: pay(9_900_000), start: '' })
  expect(lastOffer([])).toBeNull()
  expect(lastOffer(steps(['o', 'offer.made', { pay: 'much' }]))).toEqual({ pay: null, start: '' })
})
