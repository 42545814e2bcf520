import { expect, it } from 'vitest'
import type { PlacementView } from '#src/domain/views/jobs.ts'
import { unmarked } from '#src/domain/vocabulary.ts'
import { placementOddities } from './oddities.ts'

const placement = (part: Partial<PlacementView>): PlacementView => ({
  id: 'x',
  person: { id: 'y', name: 'Ana' },
  made: '2026-03-10T09:00:00.000Z',
  start: '2026-04-01',
  pay: null,
  fee: null,
  percent: null,
  guaranteeDays: null,
  guaranteeUntil: null,
  splits: [],
  ended: null,
  ...part,
})
const left = (on: string): PlacementView['ended'] => ({ on, reason: null, refund: null, replaced: false })

it.each([
  [placement({}), '2026-03-01T00:00:00.000Z', []],
  [placement({}), null, ['Ana is placed, and there is no order.']],
  [placement({}), '2026-03-20T00:00:00.000Z', ['Ana was placed on 2026-03-10, before the order of 2026-03-20.']],
  [
    placement({ made: '2026-05-02T09:00:00.000Z', start: '2026-04-01' }),
    '2026-05-01T00:00:00.000Z',
    ['The first day of Ana, 2026-04-01, is before the order of 2026-05-01.'],
  ],
  [
    placement({ ended: left('2026-03-20') }),
    '2026-03-01T00:00:00.000Z',
    ['Ana left on 2026-03-20, before the first day, 2026-04-01.'],
  ],
  [
    placement({
      splits: [
        { account: 'a', percent: 60 },
        { account: 'b', percent: 60.5 },
      ],
    }),
    '2026-03-01T00:00:00.000Z',
    ['The fee for Ana is split into 120.5 %, not into 100 %.'],
  ],
])('what an old system holds and cannot be is said, not hidden: %#', (one, ordered, words) => {
  expect(placementOddities([one], ordered).map(unmarked)).toEqual(words)
})
