import { seededRandom } from './random.ts'

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface BootstrapOptions {
  readonly resamples?: number
  /** The same seed gives the same intervals. */
  readonly seed?: number
  /** Share of resamples inside the interval, above 0 and below 1. */
  readonly level?: number
}

/**
 * Percentile intervals of several numbers under the block bootstrap (Efron 1979; Davison and Hinkley 1997, 3.8): blocks
 * are drawn with replacement, as many as there are, and `statistic` computes its numbers from how often each was drawn.
 * What belongs together (the journeys of one assignment) is one block, so that it does not count as independent.
 * Null for fewer than two blocks, from which nothing can be said about the spread.
 */
export function blockBootstrap(
  blocks: number,
  statistic: (drawn: Float64Array) => Float64Array,
  { resamples = 1_000, seed = 1, level = 0.95 }: BootstrapOptions = {},
): Interval[] | null {
  if (!(level > 0 && level < 1)) throw new RangeError('a level is between 0 and 1')
  if (blocks < 2) return null
  const random = seededRandom(seed)
  const drawn = new Float64Array(blocks)
  const samples: Float64Array[] = []
  for (let resample = 0; resample < resamples; resample++) {
    drawn.fill(0)
    for (let draw = 0; draw < blocks; draw++) {
      const block = Math.floor(random() * blocks)
      drawn[block] = (drawn[block] ?? 0) + 1
    }
    samples.push(statistic(drawn).slice())
  }
  const numbers = samples[0]?.length ?? 0
  return Array.from({ length: numbers }, (_, number) => {
    const sorted = Float64Array.from(samples, sample => sample[number] ?? 0).sort()
    return { low: quantile(sorted, (1 - level) / 2), high: quantile(sorted, (1 + level) / 2) }
  })
}

/** Quantile of sorted numbers, between two of them by straight line (Hyndman and Fan's type 7). */
export function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share
  const below = sorted[Math.floor(at)] ?? Number.NaN
  const above = sorted[Math.ceil(at)] ?? Number.NaN
  return below + (above - below) * (at - Math.floor(at))
}
