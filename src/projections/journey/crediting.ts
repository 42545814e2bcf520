import { carriers } from '#src/domain/conversion.ts'
import type { CreditModel } from '#src/domain/credit-model.ts'
import { additiveCredit } from '../attribution/additive.ts'
import { chainOf } from '../attribution/chain.ts'
import type { Credit } from '../attribution/credit.ts'
import type { Journeys } from '../attribution/journeys.ts'
import { markov } from '../attribution/markov.ts'
import { creditByRule, defaultHalfLife, lastNonDirect } from '../attribution/rules.ts'

/** Results and what they are worth, by channel of the journeys. */
interface Credited {
  readonly results: Float64Array
  readonly values: Float64Array
}
/** With `drawn`, each block as often as it was drawn. */
export type Crediting = (drawn?: Float64Array) => Credited

/** Credit by any model over journeys of few results and any names, with what they are worth; drawn anew for intervals. */
export function crediting(model: CreditModel, journeys: Journeys, blocks: number): Crediting {
  const width = journeys.channels.length
  // One block would be counted without telling blocks apart.
  const rows = Math.max(2, blocks)
  if (model === 'markov' || model === 'markov-null') {
    const { graph, flow } = chainOf(journeys, { order: 1, byBlock: rows })
    const of = model === 'markov' ? 'won' : 'all'
    return drawn => filled(markov(graph, flow(of, drawn ?? new Float64Array(rows).fill(1)), true), width)
  }
  const byBlock =
    model === 'last-other'
      ? creditByRule(journeys, lastNonDirect(carriers), rows)
      : additiveCredit(model, journeys, defaultHalfLife, rows)
  return drawn => ({
    results: summed(byBlock.conversions, width, drawn),
    values: summed(byBlock.values, width, drawn),
  })
}

const filled = (credit: Credit | null, width: number): Credited => ({
  results: credit?.conversions ?? new Float64Array(width),
  values: credit?.values ?? new Float64Array(width),
})

function summed(byBlock: Float64Array | null, width: number, drawn?: Float64Array): Float64Array {
  const sum = new Float64Array(width)
  if (byBlock === null) return sum
  for (let block = 0; block * width < byBlock.length; block++) {
    const times = drawn ? (drawn[block] ?? 0) : 1
    if (times === 0) continue
    for (let channel = 0; channel < width; channel++)
      sum[channel] = (sum[channel] ?? 0) + times * (byBlock[block * width + channel] ?? 0)
  }
  return sum
}
