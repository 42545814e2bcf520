import { GrowingInts } from '#src/lib/growing.ts'
import { PairTable } from '#src/lib/pair-table.ts'
import type { Graph } from './chain.ts'

const mostStates = 1_000_000
/** Touches that all states together remember: a bound on memory at high orders. */
const mostRemembered = 20_000_000

/** The journeys differ too much for a chain of this order. */
export class TooManyStates extends Error {
  constructor(most: number) {
    super(`more than ${most} states`)
  }
}

/** Walks along journeys and finds the states and edges of their chain, numbered as they first appear. */
export class Walk {
  state = 0
  readonly #order: number
  readonly #most: number
  readonly #edges = new PairTable()
  readonly #from = new GrowingInts()
  readonly #to = new GrowingInts()
  /** `order` channels per state, the last one last, -1 before a journey's beginning. */
  readonly #grams = new GrowingInts()
  readonly #states = new Map<string, number>()

  constructor(order: number) {
    this.#order = order
    this.#most = Math.min(mostStates, Math.floor(mostRemembered / order))
    this.#add(new Array<number>(order).fill(-1))
  }

  begin(): void {
    this.state = 0
  }

  /** Takes the next touch; returns the edge's number. A new edge gets the next free one. */
  step(channel: number): number {
    const edge = this.#edges.number(this.state, channel)
    if (edge === this.#to.size) {
      this.#from.push(this.state)
      this.#to.push(this.#after(this.state, channel))
    }
    this.state = this.#to.at(edge)
    return edge
  }

  /** The graph so far, and the place of each numbered edge in it. */
  graph(channels: number): { readonly graph: Graph; readonly place: Int32Array } {
    const states = this.#states.size
    const last = new Int32Array(states)
    for (let state = 0; state < states; state++) last[state] = this.#grams.at((state + 1) * this.#order - 1)
    const rows = new Int32Array(states + 1)
    for (const from of this.#from.view()) rows[from + 1] = (rows[from + 1] ?? 0) + 1
    for (let state = 0; state < states; state++) rows[state + 1] = (rows[state + 1] ?? 0) + (rows[state] ?? 0)
    const next = rows.slice()
    const place = this.#from.view().map(from => {
      const at = next[from] ?? 0
      next[from] = at + 1
      return at
    })
    const to = new Int32Array(place.length)
    for (let edge = 0; edge < place.length; edge++) to[place[edge] ?? 0] = this.#to.at(edge)
    return { graph: { channels, states, last, rows, to }, place }
  }

  #after(state: number, channel: number): number {
    const gram: number[] = []
    for (let at = 1; at < this.#order; at++) gram.push(this.#grams.at(state * this.#order + at))
    gram.push(channel)
    return this.#states.get(gram.join()) ?? this.#add(gram)
  }

  #add(gram: readonly number[]): number {
    const state = this.#states.size
    if (state > this.#most) throw new TooManyStates(this.#most)
    for (const channel of gram) this.#grams.push(channel)
    this.#states.set(gram.join(), state)
    return state
  }
}
