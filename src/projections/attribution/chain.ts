import { GrowingFloats } from '#src/lib/growing.ts'
import type { Journeys } from './journeys.ts'
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
  /** Of journeys that converted. */
  readonly won: Flow
  /** Of all journeys. */
  readonly all: Flow
}

/** Counts all journeys at order k. Throws `TooManyStates` when they have more than `most`. */
export function chainOf(journeys: Journeys, order: number, most = 1_000_000): Chain {
  const { channels, size, offsets, touches, conversions, nulls, values } = journeys
  const walk = new Walk(order, most)
  const won = new GrowingFloats()
  const all = new GrowingFloats()
  const converted = new GrowingFloats()
  const lost = new GrowingFloats()
  const value = new GrowingFloats()
  for (let journey = 0; journey < size; journey++) {
    const wins = conversions[journey] ?? 0
    const losses = nulls?.[journey] ?? 0
    if (wins === 0 && losses === 0) continue
    walk.begin()
    const end = offsets[journey + 1] ?? 0
    for (let at = offsets[journey] ?? 0; at < end; at++) {
      const edge = walk.step(touches[at] ?? 0)
      won.add(edge, wins)
      all.add(edge, wins + losses)
    }
    converted.add(walk.state, wins)
    lost.add(walk.state, losses)
    value.add(walk.state, values?.[journey] ?? 0)
  }
  const { graph, place } = walk.graph(channels.length)
  const ends = { converted: sized(converted, graph.states), value: sized(value, graph.states) }
  return {
    graph,
    won: { edges: placed(won, place), lost: new Float64Array(graph.states), ...ends },
    all: { edges: placed(all, place), lost: sized(lost, graph.states), ...ends },
  }
}

function sized(list: GrowingFloats, size: number): Float64Array {
  const full = new Float64Array(size)
  full.set(list.view())
  return full
}

function placed(list: GrowingFloats, place: Int32Array): Float64Array {
  const sorted = new Float64Array(place.length)
  for (let edge = 0; edge < place.length; edge++) sorted[place[edge] ?? 0] = list.at(edge)
  return sorted
}
