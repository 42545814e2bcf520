import { expect, it } from 'vitest'
import { milestonesOf } from './milestones.ts'

const told = (guaranteeEnds: string | null) =>
  milestonesOf({
    first: '2026-01-01T00:00:00.000Z',
    ordered: '2026-02-01T00:00:00.000Z',
    closed: null,
    passage: {
      person: 'p',
      stage: null,
      rank: 0,
      reached: new Map(),
      began: '2026-02-02T00:00:00.000Z',
      interviews: [],
      placement: { at: '2026-03-01T00:00:00.000Z', start: '2026-04-01T00:00:00.000Z', guaranteeEnds },
    },
    now: '2026-05-01T00:00:00.000Z',
  }).map(one => [one.kind, one.planned])

it('a guarantee of no days is no station', () => {
  expect(told('2026-07-01T00:00:00.000Z').at(-1)).toEqual(['guarantee', true])
  for (const none of [null, '2026-04-01T00:00:00.000Z']) expect(told(none).at(-1)).toEqual(['start', false])
})
