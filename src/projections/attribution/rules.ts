import type { Credit } from './credit.ts'
import type { Journeys } from './journeys.ts'

/** Writes the shares of one journey's touches into `shares[0 … touches)`; they sum to 1. */
export type Rule = (shares: Float64Array, touches: number, journey: number, journeys: Journeys) => void

/** Half-life of a touch's weight where nobody chose another: hiring takes longer than the classic week of web shops. */
export const defaultHalfLife = 30

export const first: Rule = (shares, touches) => only(shares, touches, 0)

export const last: Rule = (shares, touches) => only(shares, touches, touches - 1)

export const linear: Rule = (shares, touches) => {
  shares.fill(1 / touches, 0, touches)
}

/** Last touch that is not direct; the last one when all are. `direct` holds channel names. */
export function lastNonDirect(direct: ReadonlySet<string>): Rule {
  return (shares, touches, journey, { channels, offsets, touches: all }) => {
    const start = offsets[journey] ?? 0
    let chosen = touches - 1
    while (chosen >= 0 && direct.has(channels[all[start + chosen] ?? 0] ?? '')) chosen--
    only(shares, touches, chosen < 0 ? touches - 1 : chosen)
  }
}

/** Weight 2^(-days/halfLife), normalised. Every converting journey must know the days of its touches. */
export function timeDecay(halfLife: number): Rule {
  if (!(halfLife > 0)) throw new RangeError('a half-life is above 0 days')
  return (shares, touches, journey, { offsets, days }) => {
    const start = offsets[journey] ?? 0
    const age = (at: number): number => days?.[start + at] ?? Number.NaN
    // Only differences matter, and powers of the bare ages would all be 0 for very old journeys.
    let newest = age(0)
    for (let at = 1; at < touches; at++) newest = Math.min(newest, age(at))
    for (let at = 0; at < touches; at++) shares[at] = 2 ** ((newest - age(at)) / halfLife)
    normalise(shares, touches)
  }
}

/** U-shaped (position-based): .4 first, .4 last, .2 over those between; two touches share equally. */
export const u: Rule = (shares, touches) => {
  shares.fill(touches > 2 ? 0.2 / (touches - 2) : 1 / touches, 0, touches)
  if (touches <= 2) return
  shares[0] = 0.4
  shares[touches - 1] = 0.4
}

/**
 * W-shaped: .3 first, .3 for each of two key touches (became interested; applied), .1 over the others. Weights of key
 * touches that coincide add; where a key or the others are missing, the rest is scaled to 1. Three keys and more share
 * the nine tenths with the first touch: with three it is the "full path" (.225 each).
 */
export const w: Rule = (shares, touches, journey, { keys }) => {
  const from = keys?.offsets[journey] ?? 0
  const to = keys?.offsets[journey + 1] ?? from
  const share = to - from > 2 ? 0.9 / (to - from + 1) : 0.3
  shares.fill(0, 0, touches)
  shares[0] = share
  for (let at = from; at < to; at++) {
    const position = keys?.positions[at] ?? 0
    shares[position] = (shares[position] ?? 0) + share
  }
  let others = 0
  for (let at = 0; at < touches; at++) if (shares[at] === 0) others++
  for (let at = 0; at < touches; at++) if (shares[at] === 0) shares[at] = 0.1 / others
  normalise(shares, touches)
}

function only(shares: Float64Array, touches: number, position: number): void {
  shares.fill(0, 0, touches)
  shares[position] = 1
}

function normalise(shares: Float64Array, touches: number): void {
  let sum = 0
  for (let at = 0; at < touches; at++) sum += shares[at] ?? 0
  for (let at = 0; at < touches; at++) shares[at] = (shares[at] ?? 0) / sum
}

/** Credit by a rule over each journey's touches: one per conversion, the conversion's value alike. */
export function creditByRule(journeys: Journeys, rule: Rule, byBlock = 1): Credit {
  const { channels, size, offsets, touches, conversions, values, blocks } = journeys
  const width = channels.length
  const credit = new Float64Array(width * byBlock)
  const worth = values ? new Float64Array(width * byBlock) : null
  let shares = new Float64Array(256)
  for (let journey = 0; journey < size; journey++) {
    const converted = conversions[journey] ?? 0
    if (converted === 0) continue
    const start = offsets[journey] ?? 0
    const length = (offsets[journey + 1] ?? 0) - start
    if (length > shares.length) shares = new Float64Array(length * 2)
    rule(shares, length, journey, journeys)
    const row = byBlock > 1 ? (blocks[journey] ?? 0) * width : 0
    const value = values?.[journey] ?? 0
    for (let at = 0; at < length; at++) {
      const share = shares[at] ?? 0
      const cell = row + (touches[start + at] ?? 0)
      credit[cell] = (credit[cell] ?? 0) + converted * share
      if (worth) worth[cell] = (worth[cell] ?? 0) + value * share
    }
  }
  return { conversions: credit, values: worth }
}
