import { expectedVisits } from '#src/lib/linear/absorbing.ts'
import type { Flow, Graph } from './chain.ts'
import type { Credit } from './credit.ts'

/** Share of conversions, and of their value, that is lost when a channel's touches end the journey instead. */
interface RemovalEffects {
  readonly conversions: Float64Array
  readonly values: Float64Array
}

export interface MarkovCredit extends Credit {
  readonly effects: RemovalEffects
}

/**
 * Removal effect of every channel: 1 - P(conversion | every transition into the channel ends without conversion) /
 * P(conversion) (Anderl, Becker, von Wangenheim, Schumann 2016, "Mapping the customer journey"). The chain is solved,
 * never simulated; the value's effect weighs each conversion by the mean value of those that ended in its state, as
 * ChannelAttribution does. Null when a solution is not exact enough to be shown.
 */
export function removalEffects(graph: Graph, flow: Flow): RemovalEffects | null {
  const { channels, states, last, rows, to } = graph
  const leaving = new Float64Array(states)
  for (let state = 0; state < states; state++) {
    let sum = (flow.converted[state] ?? 0) + (flow.lost[state] ?? 0)
    for (let edge = rows[state] ?? 0; edge < (rows[state + 1] ?? 0); edge++) sum += flow.edges[edge] ?? 0
    leaving[state] = sum
  }
  const begun = leaving[0] ?? 0
  const effects: RemovalEffects = { conversions: new Float64Array(channels), values: new Float64Array(channels) }
  const probability = new Float64Array(to.length)
  for (let channel = 0; channel < channels; channel++) {
    let used = false
    for (let state = 0; state < states; state++) {
      const all = leaving[state] ?? 0
      for (let edge = rows[state] ?? 0; edge < (rows[state + 1] ?? 0); edge++) {
        const count = flow.edges[edge] ?? 0
        const removed = last[to[edge] ?? 0] === channel
        if (removed && count > 0) used = true
        probability[edge] = removed || all === 0 ? 0 : count / all
      }
    }
    if (!used) continue
    const visits = expectedVisits(graph, probability)
    if (!visits) return null
    // Without a removal a chain fitted to journeys visits each state as often as they did: no need to solve for that.
    effects.conversions[channel] = lost(visits, flow.converted, leaving, begun)
    effects.values[channel] = lost(visits, flow.value, leaving, begun)
  }
  return effects
}

/** An effect below this is what is left of subtracting nearly equal numbers. */
const rounding = 1e-13

function lost(visits: Float64Array, ends: Float64Array, leaving: Float64Array, begun: number): number {
  let kept = 0
  let all = 0
  for (let state = 0; state < ends.length; state++) {
    const reached = ends[state] ?? 0
    if (reached === 0) continue
    all += reached
    kept += ((visits[state] ?? 0) * reached) / (leaving[state] ?? 1)
  }
  const effect = all === 0 ? 0 : 1 - (kept * begun) / all
  return effect < rounding ? 0 : effect
}

/** Conversions shared out in proportion to the removal effects; value by its own. Null as in `removalEffects`. */
export function markov(graph: Graph, flow: Flow, withValues: boolean): MarkovCredit | null {
  const effects = removalEffects(graph, flow)
  if (!effects) return null
  return {
    effects,
    conversions: shared(effects.conversions, sum(flow.converted)),
    values: withValues ? shared(effects.values, sum(flow.value)) : null,
  }
}

function shared(effects: Float64Array, total: number): Float64Array {
  const all = sum(effects)
  return effects.map(effect => (all === 0 ? 0 : (total * effect) / all))
}

function sum(list: Float64Array): number {
  let total = 0
  for (const value of list) total += value
  return total
}
