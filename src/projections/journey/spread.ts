import type { Spread } from '#src/domain/views/works.ts'
import { type Duration, kaplanMeier, survivalQuantile } from '#src/lib/statistics/kaplan-meier.ts'

const day = 86_400_000

/** Days between two instants, never negative. */
export const days = (from: string, to: string): number => Math.max(0, (Date.parse(to) - Date.parse(from)) / day)

/** From its beginning to its end; without one, until `otherwise` and not ended (censored). */
export const durationOf = (began: string, ended: string | null, otherwise: string): Duration => ({
  time: days(began, ended ?? otherwise),
  ended: ended !== null,
})

/** How long they took; a curve has at most some hundred points. */
export function spread(durations: readonly Duration[]): Spread {
  const steps = kaplanMeier(durations)
  const every = Math.ceil(steps.length / 200)
  return {
    of: durations.length,
    open: durations.filter(one => !one.ended).length,
    median: survivalQuantile(steps, 0.5),
    p90: survivalQuantile(steps, 0.9),
    longest: Math.round(durations.reduce((most, { time }) => Math.max(most, time), 0) * 100) / 100,
    curve: steps
      .filter((_, at) => at % every === 0 || at === steps.length - 1)
      .map(({ time, survival }) => [Math.round(time * 100) / 100, survival] as const),
  }
}
