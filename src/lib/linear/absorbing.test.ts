import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedVisits, type Transitions } from './absorbing.ts'
import { solveDense } from './dense.ts'

type Edge = readonly [from: number, to: number, probability: number]

function chain(states: number, edges: readonly Edge[]): { transitions: Transitions; probability: Float64Array } {
  const sorted = [...edges].sort((a, b) => a[0] - b[0])
  const rows = new Int32Array(states + 1)
  for (const [from] of sorted) rows[from + 1] = (rows[from + 1] ?? 0) + 1
  for (let state = 0; state < states; state++) rows[state + 1] = (rows[state + 1] ?? 0) + (rows[state] ?? 0)
  return {
    transitions: { rows, to: Int32Array.from(sorted, edge => edge[1]) },
    probability: Float64Array.from(sorted, edge => edge[2]),
  }
}

/** The same by elimination on the full matrix. */
function byElimination(states: number, edges: readonly Edge[]): Float64Array {
  const matrix = new Float64Array(states * states)
  for (let state = 0; state < states; state++) matrix[state * states + state] = 1
  for (const [from, to, probability] of edges) {
    const cell = to * states + from
    matrix[cell] = (matrix[cell] ?? 0) - probability
  }
  const visits = new Float64Array(states)
  visits[0] = 1
  expect(solveDense(matrix, visits, states)).toBe(true)
  return visits
}

describe('expected visits', () => {
  it('of the gambler who starts with one coin of two', () => {
    const { transitions, probability } = chain(3, [
      [0, 1, 1],
      [1, 1, 0.5],
      [1, 2, 0.25],
    ])
    expect([...(expectedVisits(transitions, probability) ?? [])]).toEqual([1, 2, 0.5])
  })

  it('is null where the walk never ends', () => {
    const { transitions, probability } = chain(2, [
      [0, 1, 1],
      [1, 1, 1],
    ])
    expect(expectedVisits(transitions, probability)).toBeNull()
  })

  it('of a line of ten thousand states', () => {
    const edges = Array.from({ length: 9_999 }, (_, at): Edge => [at, at + 1, 1])
    const { transitions, probability } = chain(10_000, edges)
    const visits = expectedVisits(transitions, probability)
    expect(visits?.every(count => count === 1)).toBe(true)
  })

  it('of a walk of ten thousand steps around three hundred states', () => {
    const states = 300
    const edges = Array.from({ length: states }, (_, at): Edge => [at, (at + 1) % states, 0.9999])
    const { transitions, probability } = chain(states, edges)
    const visits = expectedVisits(transitions, probability)
    const round = 0.9999 ** states
    visits?.forEach((count, at) => {
      expect(Math.abs(count / (0.9999 ** at / (1 - round)) - 1)).toBeLessThan(1e-10)
    })
    expect(visits).not.toBeNull()
  })

  it('is the same sparse as dense', () => {
    const anyChain = fc.record({
      states: fc.integer({ min: 97, max: 160 }),
      leak: fc.constantFrom(0.3, 0.05, 0.001),
      picks: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 })), { minLength: 200, maxLength: 900 }),
    })
    fc.assert(
      fc.property(anyChain, ({ states, leak, picks }) => {
        const weights = new Float64Array(states)
        for (const [from, , weight] of picks) weights[from % states] = (weights[from % states] ?? 0) + weight
        const edges = picks.map(([from, to, weight]): Edge => {
          const out = weights[from % states] ?? 1
          return [from % states, to % states, (weight / out) * (1 - leak)]
        })
        const { transitions, probability } = chain(states, edges)
        const visits = expectedVisits(transitions, probability)
        const exact = byElimination(states, edges)
        exact.forEach((count, at) => {
          expect(Math.abs(count - (visits?.[at] ?? Number.NaN))).toBeLessThan(1e-9)
        })
      }),
      { numRuns: 40 },
    )
  })
})

describe('dense solving', () => {
  it('pivots', () => {
    const b = new Float64Array([2, 3])
    expect(solveDense(new Float64Array([0, 1, 1, 0]), b, 2)).toBe(true)
    expect([...b]).toEqual([3, 2])
  })

  it('says when there is no solution', () => {
    expect(solveDense(new Float64Array([1, 2, 2, 4]), new Float64Array(2), 2)).toBe(false)
  })

  it('takes several right-hand sides', () => {
    const b = new Float64Array([1, 0, 0, 1])
    solveDense(new Float64Array([4, 7, 2, 6]), b, 2, 2)
    ;[0.6, -0.7, -0.2, 0.4].forEach((value, at) => {
      expect(b[at]).toBeCloseTo(value, 12)
    })
  })
})
