import type { Flow, Graph } from '../attribution/chain.ts'
import type { Journeys } from '../attribution/journeys.ts'

/**
 * Counts of the first-order chain in a table of every channel by every channel, kept apart by block: of so few channels
 * that counting is one addition a touch. State 0 is the start, state c + 1 channel c.
 */
interface DenseCounts {
  readonly channels: number
  readonly blocks: number
  /** By block, state and channel: journeys that converted, and those that did not. */
  readonly won: Float64Array
  readonly missed: Float64Array
  readonly converted: Float64Array
  readonly lost: Float64Array
}

export function denseCounts(journeys: Journeys, blocks: number): DenseCounts {
  const channels = journeys.channels.length
  const states = channels + 1
  const counts = {
    channels,
    blocks,
    won: new Float64Array(blocks * states * channels),
    missed: new Float64Array(journeys.nulls ? blocks * states * channels : 0),
    converted: new Float64Array(blocks * states),
    lost: new Float64Array(blocks * states),
  }
  const { offsets, touches } = journeys
  for (let journey = 0; journey < journeys.size; journey++) {
    const block = blocks > 1 ? (journeys.blocks[journey] ?? 0) : 0
    const won = (journeys.conversions[journey] ?? 0) > 0
    const edges = won ? counts.won : counts.missed
    if (edges.length === 0) continue
    const base = block * states
    let state = 0
    const end = offsets[journey + 1] ?? 0
    for (let at = offsets[journey] ?? 0; at < end; at++) {
      const channel = touches[at] ?? 0
      const edge = (base + state) * channels + channel
      edges[edge] = (edges[edge] ?? 0) + 1
      state = channel + 1
    }
    const ends = won ? counts.converted : counts.lost
    ends[base + state] = (ends[base + state] ?? 0) + 1
  }
  return counts
}

/** The graph of every channel after every channel. */
export function denseGraph(channels: number): Graph {
  const states = channels + 1
  return {
    channels,
    states,
    last: Int32Array.from({ length: states }, (_, state) => state - 1),
    rows: Int32Array.from({ length: states + 1 }, (_, state) => state * channels),
    to: Int32Array.from({ length: states * channels }, (_, edge) => (edge % channels) + 1),
  }
}

/** The chain's flow of the journeys that converted, or of all, each block as often as it was drawn. */
export function denseFlow(counts: DenseCounts, of: 'won' | 'all', drawn?: Float64Array): Flow {
  const { channels, blocks } = counts
  const states = channels + 1
  const flow = {
    edges: new Float64Array(states * channels),
    converted: new Float64Array(states),
    lost: new Float64Array(states),
    value: new Float64Array(states),
  }
  for (let block = 0; block < blocks; block++) {
    const times = drawn ? (drawn[block] ?? 0) : 1
    if (times === 0) continue
    add(flow.edges, counts.won, block, times)
    add(flow.converted, counts.converted, block, times)
    if (of === 'all' && counts.missed.length > 0) {
      add(flow.edges, counts.missed, block, times)
      add(flow.lost, counts.lost, block, times)
    }
  }
  return flow
}

function add(to: Float64Array, from: Float64Array, block: number, times: number): void {
  const base = block * to.length
  for (let at = 0; at < to.length; at++) to[at] = (to[at] ?? 0) + (from[base + at] ?? 0) * times
}
