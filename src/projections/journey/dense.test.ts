import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chainOf } from '../attribution/chain.ts'
import { journeysOf } from '../attribution/journey-builder.ts'
import { markov } from '../attribution/markov.ts'
import { denseCounts, denseFlow, denseGraph } from './dense.ts'

const channels = ['a', 'b', 'c', 'd']
const anyJourney = fc.record({
  path: fc.array(fc.constantFrom(...channels), { minLength: 1, maxLength: 8 }),
  won: fc.boolean(),
  block: fc.integer({ min: 0, max: 3 }),
})

it('a chain counted in a table gives the credit of the chain that is counted by states', () => {
  fc.assert(
    fc.property(fc.array(anyJourney, { minLength: 1, maxLength: 60 }), list => {
      // One journey each: the table counts journeys, the other chain folds equal ones.
      const journeys = journeysOf(
        list.map(({ path, won, block }) => ({ path, conversions: won ? 1 : 0, nulls: won ? 0 : 1, block })),
      )
      if (!list.some(one => one.won)) return
      const single = { ...journeys, blocks: journeys.blocks }
      for (const of of ['won', 'all'] as const) {
        const { graph, flow } = chainOf(single, { order: 1 })
        const exact = markov(graph, flow(of), false)
        const counts = denseCounts(expand(list, journeys.channels), 4)
        const dense = markov(denseGraph(journeys.channels.length), denseFlow(counts, of), false)
        journeys.channels.forEach((_, at) => {
          expect(dense?.conversions[at]).toBeCloseTo(exact?.conversions[at] ?? Number.NaN, 9)
        })
      }
    }),
    { numRuns: 200 },
  )
})

/** Every journey by itself, as the columns hold them. */
function expand(
  list: readonly { readonly path: readonly string[]; readonly won: boolean; readonly block: number }[],
  names: readonly string[],
) {
  const offsets = Int32Array.from({ length: list.length + 1 }, (_, at) =>
    list.slice(0, at).reduce((sum, one) => sum + one.path.length, 0),
  )
  return {
    channels: names,
    size: list.length,
    offsets,
    touches: Int32Array.from(list.flatMap(one => one.path.map(step => names.indexOf(step)))),
    conversions: Float64Array.from(list, one => (one.won ? 1 : 0)),
    nulls: Float64Array.from(list, one => (one.won ? 0 : 1)),
    values: null,
    days: null,
    keys: null,
    blocks: Int32Array.from(list, one => one.block),
  }
}
