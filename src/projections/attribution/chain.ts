import type { Journeys } from './journeys.ts'
import { Tally } from './tally.ts'
import { Walk } from './walk.ts'

/**
 * The Markov chain of order k behind a set of journeys. State 0 is the start; every other state is the last k touches
 * (fewer at a journey's beginning), so journeys of any length take part. Conversion and the end without one are no
 * states. Edges leaving state `s` are numbered `rows[s]` up to, not including, `rows[s + 1]`.
 */
export interface Graph {
  readonly channels: number
  readonly states: number
  /** Channel of a state's last touch; -1 for the start. */
  readonly last: Int32Array
  readonly rows: Int32Array
  /** Where each edge leads. */
  readonly to: Int32Array
}

/** How many journeys took each edge, and how they ended in each state. */
export interface Flow {
  readonly edges: Float64Array
  readonly converted: Float64Array
  readonly lost: Float64Array
  /** Value of the conversions that ended in each state. */
  readonly value: Float64Array
}

export interface Chain {
  readonly graph: Graph
  /** Flow of the journeys that converted, or of all; with `drawn`, each block's as often as it was drawn. */
  flow(of: 'won' | 'all', drawn?: Float64Array): Flow
}

interface ChainOptions {
  readonly order: number
  /** Above 1, counts are kept apart by `Journeys.blocks`. */
  readonly byBlock?: number
}

/** Counts all journeys. Throws `TooManyStates`. */
export function chainOf(journeys: Journeys, { order, byBlock = 1 }: ChainOptions): Chain {
  const { channels, size, offsets, touches, conversions, nulls, values, blocks } = journeys
  const walk = new Walk(Math.min(order, longest(journeys)))
  const tally = {
    won: new Tally(byBlock),
    missed: new Tally(byBlock),
    converted: new Tally(byBlock),
    lost: new Tally(byBlock),
    value: new Tally(byBlock),
  }
  for (let journey = 0; journey < size; journey++) {
    const wins = conversions[journey] ?? 0
    const losses = nulls?.[journey] ?? 0
    if (wins === 0 && losses === 0) continue
    const block = blocks[journey] ?? 0
    walk.begin()
    const end = offsets[journey + 1] ?? 0
    for (let at = offsets[journey] ?? 0; at < end; at++) {
      const edge = walk.step(touches[at] ?? 0)
      tally.won.add(block, edge, wins)
      if (losses > 0) tally.missed.add(block, edge, losses)
    }
    tally.converted.add(block, walk.state, wins)
    tally.lost.add(block, walk.state, losses)
    tally.value.add(block, walk.state, values?.[journey] ?? 0)
  }
  const { graph, place } = walk.graph(channels.length)
  const { states } = graph
  return {
    graph,
    flow(of, drawn) {
      const edges = tally.won.sums(place.length, place, drawn)
      if (of === 'all') {
        const missed = tally.missed.sums(place.length, place, drawn)
        for (let edge = 0; edge < edges.length; edge++) edges[edge] = (edges[edge] ?? 0) + (missed[edge] ?? 0)
      }
      return {
        edges,
        converted: tally.converted.sums(states, undefined, drawn),
        lost: of === 'all' ? tally.lost.sums(states, undefined, drawn) : new Float64Array(states),
        value: tally.value.sums(states, undefined, drawn),
      }
    },
  }
}

/** A state need not remember more touches than there are. */
function longest({ offsets, size }: Journeys): number {
  let most = 1
  for (let journey = 0; journey < size; journey++) {
    most = Math.max(most, (offsets[journey + 1] ?? 0) - (offsets[journey] ?? 0))
  }
  return most
}
