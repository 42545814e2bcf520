import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedPairs } from './closure.ts'
import { cluster } from './cluster.ts'
import type { Links } from './score.ts'

type Edge = readonly [a: number, b: number, odds: number]

const linksOf = (edges: readonly Edge[]): Links => ({
  a: Uint32Array.from(edges, ([a]) => a),
  b: Uint32Array.from(edges, ([, b]) => b),
  odds: Float32Array.from(edges, ([, , odds]) => odds),
  conflict: new Uint8Array(edges.length),
  compared: edges.length,
})

const prior = -7

/** Groups of records; pairs that are not named have the odds before evidence. */
function groups(size: number, edges: readonly Edge[], mark = 2): number[][] {
  const odds = (a: number, b: number): number =>
    edges.find(([x, y]) => x === Math.min(a, b) && y === Math.max(a, b))?.[2] ?? prior
  const strong = edges.filter(([, , value]) => value >= mark)
  const roots = cluster(size, linksOf(strong), { mark, prior, strict: false, odds })
  const found = new Map<number, number[]>()
  for (const [record, root] of roots.entries()) found.set(root, [...(found.get(root) ?? []), record])
  return [...found.values()]
}

describe('clusters', () => {
  it('lack of evidence does not keep a chain apart', () => {
    expect(
      groups(4, [
        [0, 1, 5],
        [1, 2, 5],
      ]),
    ).toEqual([[0, 1, 2], [3]])
  })
  it('one wrong link does not bridge two people whose records contradict each other', () => {
    const edges: Edge[] = [
      [0, 1, 9],
      [2, 3, 9],
      [1, 2, 3],
      [0, 2, -20],
      [0, 3, -20],
      [1, 3, -20],
    ]
    expect(groups(4, edges)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })
  it('one odd record does not break up many that agree', () => {
    expect(
      groups(4, [
        [0, 1, 9],
        [1, 2, 9],
        [0, 2, 9],
        [0, 3, 6],
        [1, 3, 6],
        [2, 3, -12],
      ]),
    ).toEqual([[0, 1, 2, 3]])
  })
  it('every record is in one group, and its root is the first of it', () => {
    const edge = fc
      .tuple(fc.nat(11), fc.nat(11), fc.double({ min: -20, max: 20, noNaN: true }))
      .filter(([a, b]) => a < b)
    fc.assert(
      fc.property(fc.uniqueArray(edge, { maxLength: 30, selector: ([a, b]) => a * 12 + b }), edges => {
        const found = groups(12, edges)
        expect(found.flat().sort((x, y) => x - y)).toEqual(Array.from({ length: 12 }, (_, i) => i))
      }),
      { numRuns: 200 },
    )
  })
})

describe('closure', () => {
  it('gives every pair of a cluster once, with the weakest link of its strongest path', () => {
    const links = linksOf([
      [0, 1, 9],
      [1, 2, 4],
      [0, 2, 3],
    ])
    expect([...closedPairs(Uint32Array.of(0, 0, 0), links)]).toEqual([
      { a: 0, b: 1, odds: 9 },
      { a: 0, b: 2, odds: 4 },
      { a: 1, b: 2, odds: 4 },
    ])
  })
})
