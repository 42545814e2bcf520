import { describe, expect, it } from 'vitest'
import { type ModelName, modelNames } from '#src/domain/credit-model.ts'
import { type AttributeOptions, attribute } from './attribute.ts'
import { journeysOf } from './journey-builder.ts'
import type { Journey } from './journeys.ts'
import { modelsFor } from './models.ts'
import { creditByRule, lastNonDirect, timeDecay } from './rules.ts'

/** `C1 > C2` as a path; the rest of a journey as given. */
const journey = (path: string, rest: Partial<Journey> = {}): Journey => ({
  path: path.split(' > '),
  conversions: 1,
  ...rest,
})

function credits(name: ModelName, list: readonly Journey[], options: AttributeOptions = {}) {
  const { models, skipped } = attribute(journeysOf(list), { ...options, models: [name] })
  const found = models[0]
  if (!found) throw new Error(skipped[0]?.why ?? 'nothing computed')
  return found
}

function close(actual: Readonly<Record<string, number>> | undefined, expected: Record<string, number>, digits = 12) {
  expect(Object.keys(actual ?? {}).sort()).toEqual(Object.keys(expected).sort())
  for (const [channel, value] of Object.entries(expected)) expect(actual?.[channel], channel).toBeCloseTo(value, digits)
}

describe('rules', () => {
  it('first, last and linear', () => {
    const list = [journey('a > b > c > a'), journey('b', { conversions: 2 })]
    close(credits('first', list).credits, { a: 1, b: 2, c: 0 })
    close(credits('last', list).credits, { a: 1, b: 2, c: 0 })
    close(credits('linear', list).credits, { a: 0.5, b: 2.25, c: 0.25 })
  })

  it('last non-direct, and the last one when all are direct', () => {
    const list = journeysOf([
      journey('mail > web > direct > direct'),
      journey('direct > phone'),
      journey('direct > direct'),
    ])
    const credit = creditByRule(list, lastNonDirect(new Set(['direct']))).conversions
    close(Object.fromEntries(list.channels.map((name, at) => [name, credit[at] ?? 0])), {
      mail: 0,
      web: 1,
      direct: 1,
      phone: 1,
    })
  })

  it('time decay, with the classic week and with the month of recruiting', () => {
    close(credits('time-decay', [journey('a > b > c', { days: [14, 7, 0] })], { halfLife: 7 }).credits, {
      a: 1 / 7,
      b: 2 / 7,
      c: 4 / 7,
    })
    const month = { a: 0.09917, b: 0.19834, c: 0.31485, d: 0.38763 }
    // Published to five digits, so that rounding alone may take half of the last.
    close(credits('time-decay', [journey('a > b > c > d', { days: [60, 30, 10, 1] })]).credits, month, 4.9)
  })

  it('time decay of touches that are all very old', () => {
    close(credits('time-decay', [journey('a > b', { days: [90_030, 90_000] })]).credits, { a: 1 / 3, b: 2 / 3 })
  })

  it('time decay needs days of every journey that converted, and a half-life', () => {
    const some = [journey('a', { days: [3] }), journey('b'), journey('c', { conversions: 0, nulls: 1 })]
    expect(attribute(journeysOf(some)).skipped).toContainEqual({
      name: 'time-decay',
      why: '1 journeys that converted have no days',
    })
    expect(() => timeDecay(0)).toThrow(RangeError)
  })

  it('U: .4 .2 .4, halves for two, all for one', () => {
    close(credits('u', [journey('a > b > c > d')]).credits, { a: 0.4, b: 0.1, c: 0.1, d: 0.4 })
    close(credits('u', [journey('a > b')]).credits, { a: 0.5, b: 0.5 })
    close(credits('u', [journey('a')]).credits, { a: 1 })
  })

  it('W: .3 first, .3 each key, .1 spread', () => {
    close(credits('w', [journey('a > b > c > d > e', { keys: [2, 4] })]).credits, {
      a: 0.3,
      b: 0.05,
      c: 0.3,
      d: 0.05,
      e: 0.3,
    })
  })

  it('W: weights of coinciding keys add, missing ones are scaled away', () => {
    close(credits('w', [journey('a > b > c', { keys: [0, 2] })]).credits, { a: 0.6, b: 0.1, c: 0.3 })
    close(credits('w', [journey('a > b > c', { keys: [2] })]).credits, { a: 0.3 / 0.7, b: 0.1 / 0.7, c: 0.3 / 0.7 })
    close(credits('w', [journey('a > b', { keys: [] })]).credits, { a: 0.75, b: 0.25 })
    close(credits('w', [journey('a > b', { keys: [0, 1] })]).credits, { a: 2 / 3, b: 1 / 3 })
    close(credits('w', [journey('a', { keys: [0, 0] })]).credits, { a: 1 })
  })

  it('W with three keys is the full path', () => {
    const full = credits('w', [journey('a > b > c > d > e > f', { keys: [2, 3, 5] })]).credits
    close(full, { a: 0.225, b: 0.05, c: 0.225, d: 0.225, e: 0.05, f: 0.225 })
  })
})

describe('Markov', () => {
  const bryl = [
    journey('C1 > C2 > C3'),
    journey('C1', { conversions: 0, nulls: 1 }),
    journey('C2 > C3', { conversions: 0, nulls: 1 }),
  ]

  it('is exact on the published example with journeys that did not convert', () => {
    const { removalEffects, credits: shares } = credits('markov-null', bryl)
    close(removalEffects, { C1: 0.5, C2: 1, C3: 1 })
    close(shares, { C1: 0.2, C2: 0.4, C3: 0.4 })
  })

  it('leaves those journeys out where asked', () => {
    close(credits('markov', bryl).removalEffects, { C1: 1, C2: 1, C3: 1 })
  })

  it('is exact where pychattr prints the noise of its simulation', () => {
    close(
      credits('markov', [journey('A > B > A > B > B > A'), journey('A > B > B > A > A'), journey('A > A')]).credits,
      { A: 2, B: 1 },
    )
  })

  it('remembers as many touches as the order says', () => {
    // By order 1, b leads to c half of the time; by order 2 it depends on what came before b.
    const list = [journey('a > b > c', { conversions: 1 }), journey('x > b > d', { conversions: 0, nulls: 1 })]
    close(credits('markov-null', list, { order: 1 }).removalEffects, { a: 0.5, b: 1, c: 1, x: 0.5, d: 0 })
    close(credits('markov-null', list, { order: 2 }).removalEffects, { a: 1, b: 1, c: 1, x: 0, d: 0 })
  })

  it('weighs values by their own removal effects', () => {
    const list = [journey('a', { value: 10 }), journey('b', { value: 30 })]
    const { credits: conversions, values } = credits('markov', list)
    close(conversions, { a: 1, b: 1 })
    close(values, { a: 10, b: 30 })
  })

  it('is skipped when nothing converted or nobody counted what did not', () => {
    const none = attribute(journeysOf([journey('a', { conversions: 0, nulls: 3 })]))
    expect(none.skipped.map(each => `${each.name}: ${each.why}`)).toEqual(
      expect.arrayContaining(['markov: no journey converted', 'markov-null: no journey converted']),
    )
    expect(none.models.find(each => each.name === 'shapley')?.credits).toEqual({ a: 0 })
    expect(attribute(journeysOf([journey('a')])).skipped.map(each => each.name)).toEqual([
      'time-decay',
      'w',
      'markov-null',
    ])
  })
})

describe('Shapley', () => {
  const game: Record<string, number> = { e: 4, l: 6, r: 5, el: 10, er: 3, lr: 2, elr: 6 }

  it('is exact on the published game', () => {
    const list = Object.entries(game).map(([coalition, conversions]) => ({ path: [...coalition], conversions }))
    close(credits('shapley', list).credits, { e: 12.5, l: 14, r: 9.5 })
  })

  it('counts a channel once, however often it touched', () => {
    close(credits('shapley', [journey('a > a > a > b')]).credits, { a: 0.5, b: 0.5 })
  })
})

it('shows no model that learns below thirty conversions', () => {
  expect(modelsFor(29)).toEqual(['first', 'last', 'linear', 'time-decay', 'u', 'w'])
  expect(modelsFor(30)).toEqual(modelNames)
})
