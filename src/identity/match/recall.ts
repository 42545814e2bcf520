import type { Blocks } from './blocks.ts'
import type { Links } from './score.ts'

/**
 * How many of the matches blocking has proposed at all, estimated without labels: from the pairs that met in one block
 * and in two only, Chao's (1984) lower bound of those that met in none. Keys fail together, so the true loss is larger
 * rather than smaller; docs/benchmarks/match.md sets the estimate beside the truth. 1 when every pair was compared.
 */
export function estimatedRecall(blocks: Blocks, links: Links, mark: number): number {
  if (blocks.whole) return 1
  let once = 0
  let twice = 0
  let all = 0
  for (let i = 0; i < links.odds.length; i++) {
    if ((links.odds[i] ?? 0) < mark) continue
    all++
    const met = blocks.together(links.a[i] ?? 0, links.b[i] ?? 0)
    if (met === 1) once++
    else if (met === 2) twice++
  }
  if (all === 0) return 1
  return all / (all + (once * Math.max(0, once - 1)) / (2 * (twice + 1)))
}
