import fc from 'fast-check'
import { expect, it } from 'vitest'
import { modelNames } from '#src/domain/credit-model.ts'
import { attribute } from './attribute.ts'
import { journeysOf } from './journey-builder.ts'
import type { Journey } from './journeys.ts'

const alphabet = ['a', 'b', 'c', 'd', 'e']
const anyJourney: fc.Arbitrary<Journey> = fc
  .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 8 })
  .chain(path =>
    fc.record({
      path: fc.constant(path),
      conversions: fc.oneof(fc.nat(5), fc.double({ min: 0.1, max: 3, noNaN: true })),
      nulls: fc.nat(5),
      value: fc.constant(0),
      days: fc.array(fc.nat(400), { minLength: path.length, maxLength: path.length }),
      keys: fc.array(fc.nat(path.length - 1), { maxLength: 3 }),
    }),
  )
const anyJourneys = fc
  .array(anyJourney, { minLength: 1, maxLength: 30 })
  .filter(list => list.some(journey => journey.conversions > 0))
  .map(list => list.map(journey => ({ ...journey, value: journey.conversions * 100 })))
const anyOrder = fc.integer({ min: 1, max: 4 })

type Credits = Readonly<Record<string, number>>
const byModel = (list: readonly Journey[], order = 1): Map<string, Credits> =>
  new Map(attribute(journeysOf(list), { order }).models.map(model => [model.name, model.credits]))
const sum = (credits: Credits = {}): number => Object.values(credits).reduce((total, each) => total + each, 0)

function same(one: Map<string, Credits>, other: Map<string, Credits>, rename = (channel: string) => channel) {
  expect([...one.keys()]).toEqual([...other.keys()])
  for (const [name, credits] of one) {
    for (const [channel, credit] of Object.entries(credits)) {
      expect(Math.abs(credit - (other.get(name)?.[rename(channel)] ?? 0)), `${name} ${channel}`).toBeLessThan(1e-9)
    }
  }
}

it('credits sum to the conversions, are not negative, and so with values (efficiency)', () => {
  fc.assert(
    fc.property(anyJourneys, anyOrder, (list, order) => {
      const { models, conversions } = attribute(journeysOf(list), { order })
      expect(models.map(model => model.name)).toEqual(modelNames)
      for (const { name, credits, values } of models) {
        expect(Math.abs(sum(credits) - conversions), name).toBeLessThan(1e-9)
        expect(Math.abs(sum(values) - conversions * 100), name).toBeLessThan(1e-7)
        expect(Math.min(...Object.values(credits)), name).toBeGreaterThanOrEqual(0)
      }
    }),
    { numRuns: 200 },
  )
})

it('takes rows in any order, split or joined', () => {
  fc.assert(
    fc.property(anyJourneys, fc.infiniteStream(fc.nat()), (list, keys) => {
      const shuffled = list.map(journey => ({ journey, key: keys.next().value })).sort((a, b) => a.key - b.key)
      same(byModel(list), byModel(shuffled.map(each => each.journey)))
      const halves = list.map(journey => ({
        ...journey,
        conversions: journey.conversions / 2,
        nulls: (journey.nulls ?? 0) / 2,
      }))
      same(byModel(list), byModel([...halves, ...halves]))
    }),
    { numRuns: 100 },
  )
})

it('gives channels that swap their places each other’s credit (symmetry)', () => {
  const swap = (channel: string): string => (channel === 'a' ? 'b' : channel === 'b' ? 'a' : channel)
  fc.assert(
    fc.property(anyJourneys, anyOrder, (list, order) => {
      const swapped = list.map(journey => ({ ...journey, path: journey.path.map(swap) }))
      same(byModel(list, order), byModel(swapped, order), swap)
      const both = byModel([...list, ...swapped], order)
      for (const [name, credits] of both) {
        expect(Math.abs((credits.a ?? 0) - (credits.b ?? 0)), name).toBeLessThan(1e-9)
      }
    }),
    { numRuns: 200 },
  )
})

it('gives nothing to a channel that never helped (null player)', () => {
  fc.assert(
    fc.property(anyJourneys, list => {
      const idle: Journey = { path: ['idle'], conversions: 0, nulls: 7 }
      const before = byModel(list)
      const after = byModel([...list, idle])
      for (const [name, credits] of after) {
        expect(credits.idle, name).toBe(0)
        if (name !== 'markov-null') same(new Map([[name, before.get(name) ?? {}]]), new Map([[name, credits]]))
      }
    }),
    { numRuns: 100 },
  )
})

it('gives a single channel everything', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }),
      anyOrder,
      (lengths, order) => {
        const list = lengths.map(length => ({ path: new Array<string>(length).fill('only'), conversions: 1, nulls: 1 }))
        for (const [, credits] of byModel(list, order)) expect(credits.only).toBeCloseTo(lengths.length, 9)
      },
    ),
    { numRuns: 50 },
  )
})

it('Shapley equals its definition over all coalitions', () => {
  const factorial = (n: number): number => (n <= 1 ? 1 : n * factorial(n - 1))
  fc.assert(
    fc.property(anyJourneys, list => {
      const worth = (members: ReadonlySet<string>): number =>
        list
          .filter(journey => journey.path.every(step => members.has(step)))
          .reduce((all, each) => all + each.conversions, 0)
      const credits = byModel(list).get('shapley') ?? {}
      const players = Object.keys(credits)
      for (const player of players) {
        const others = players.filter(each => each !== player)
        let value = 0
        for (let mask = 0; mask < 1 << others.length; mask++) {
          const coalition = new Set(others.filter((_, at) => mask & (1 << at)))
          const weight =
            (factorial(coalition.size) * factorial(players.length - coalition.size - 1)) / factorial(players.length)
          value += weight * (worth(new Set([...coalition, player])) - worth(coalition))
        }
        expect(Math.abs(value - (credits[player] ?? 0))).toBeLessThan(1e-9)
      }
    }),
    { numRuns: 50 },
  )
})
