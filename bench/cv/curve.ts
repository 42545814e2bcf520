import type { Judged } from './score.ts'

/** Said and seen, by steps of confidence: of values said to be right with 0.9, how many are? */
export function curveOf(
  judged: readonly Judged[],
): { from: number; to: number; values: number; said: number; right: number }[] {
  const edges = [0, 0.5, 0.7, 0.8, 0.85, 0.95, 0.97, 0.98, 0.99, 1.01]
  const round = (value: number) => Math.round(value * 1000) / 1000
  return edges.slice(1).flatMap((to, i) => {
    const from = edges[i] ?? 0
    const inside = judged.filter(
      ({ verdict, confidence }) =>
        verdict !== 'missing' && confidence !== null && confidence >= from && confidence < to,
    )
    if (inside.length === 0) return []
    const said = inside.reduce((sum, { confidence }) => sum + (confidence ?? 0), 0) / inside.length
    const right = inside.filter(({ verdict }) => verdict === 'right').length / inside.length
    return [{ from, to: Math.min(1, to), values: inside.length, said: round(said), right: round(right) }]
  })
}
