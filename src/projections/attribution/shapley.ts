import type { Credit } from './credit.ts'
import type { Journeys } from './journeys.ts'

/**
 * Shapley value of each channel in the game v(S) = conversions of journeys that used only channels of S. It has a closed
 * form: every conversion is shared equally by the distinct channels of its journey (Zhao, Mahboobi, Bagheri 2018,
 * "Shapley value methods for attribution modeling in online advertising"). Order and repetition do not matter.
 */
export function shapley(journeys: Journeys, byBlock = 1): Credit {
  const { channels, size, offsets, touches, conversions, values, blocks } = journeys
  const width = channels.length
  const credit = new Float64Array(width * byBlock)
  const worth = values ? new Float64Array(width * byBlock) : null
  const seenIn = new Int32Array(channels.length).fill(-1)
  const distinct = new Int32Array(channels.length)
  for (let journey = 0; journey < size; journey++) {
    const converted = conversions[journey] ?? 0
    if (converted === 0) continue
    let count = 0
    const end = offsets[journey + 1] ?? 0
    for (let at = offsets[journey] ?? 0; at < end; at++) {
      const channel = touches[at] ?? 0
      if (seenIn[channel] === journey) continue
      seenIn[channel] = journey
      distinct[count++] = channel
    }
    const row = byBlock > 1 ? (blocks[journey] ?? 0) * width : 0
    const value = (values?.[journey] ?? 0) / count
    for (let at = 0; at < count; at++) {
      const cell = row + (distinct[at] ?? 0)
      credit[cell] = (credit[cell] ?? 0) + converted / count
      if (worth) worth[cell] = (worth[cell] ?? 0) + value
    }
  }
  return { conversions: credit, values: worth }
}
