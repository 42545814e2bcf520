import type { MatchPicture } from '#src/domain/views/same-person.ts'

/** Marks move in log odds: from 99 to 99.9 % is as far as from 9 to 50. */
export const likely = (odds: number): number => 1 / (1 + Math.exp(-odds))
export const unlikely = (probability: number): number => Math.log(probability / (1 - probability))

export const lowest = unlikely(0.05)
export const surest = unlikely(0.9999)

interface Zones {
  readonly forgotten: number
  /** Waits for somebody: between the marks, and what is held back above. */
  readonly ask: number
  readonly held: number
  readonly automatic: number
}

/** How many pairs fall where. A bucket that a mark cuts counts with its lower end. */
export function fallWhere(buckets: MatchPicture['buckets'], ask: number, automatic: number | null): Zones {
  let [forgotten, waiting, held, alone] = [0, 0, 0, 0]
  for (const bucket of buckets) {
    if (bucket.from < ask - 1e-9) forgotten += bucket.pairs
    else if (automatic === null || bucket.from < automatic - 1e-9) {
      waiting += bucket.pairs
      held += bucket.held
    } else {
      waiting += bucket.held
      held += bucket.held
      alone += bucket.pairs - bucket.held
    }
  }
  return { forgotten, ask: waiting, held, automatic: alone }
}
