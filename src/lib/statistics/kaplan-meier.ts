/** How long something took; `ended` is false when it was still open (or out of sight) at that age: censored. */
export interface Duration {
  /** Not negative, any unit. */
  readonly time: number
  readonly ended: boolean
}

/** State of the curve from `time` on, up to the next step. */
interface SurvivalStep {
  readonly time: number
  /** Still open just before `time`. */
  readonly atRisk: number
  readonly ended: number
  /** Share still open after `time`. */
  readonly survival: number
  /** Greenwood's standard error of `survival`. */
  readonly error: number
}

/**
 * Kaplan-Meier estimate of the share still open by age (Kaplan and Meier 1958), one step per age at which something
 * ended, in order. One that was censored at the same age as another ended still counts as at risk there.
 * Throws `RangeError` on a time that is negative or no number.
 */
export function kaplanMeier(durations: readonly Duration[]): SurvivalStep[] {
  if (!durations.every(({ time }) => time >= 0)) throw new RangeError('a duration is not negative')
  const sorted = [...durations].sort((one, other) => one.time - other.time)
  const steps: SurvivalStep[] = []
  let survival = 1
  let greenwood = 0
  for (let at = 0; at < sorted.length; ) {
    const time = sorted[at]?.time ?? 0
    const atRisk = sorted.length - at
    let ended = 0
    for (; at < sorted.length && sorted[at]?.time === time; at++) if (sorted[at]?.ended) ended++
    if (ended === 0) continue
    survival *= (atRisk - ended) / atRisk
    greenwood += ended / (atRisk * (atRisk - ended))
    steps.push({ time, atRisk, ended, survival, error: survival === 0 ? 0 : survival * Math.sqrt(greenwood) })
  }
  return steps
}

/** Products of fractions may miss a half by their last digit. */
const slack = 1e-12

/** First age at which at least `share` have ended: .5 is the median, .9 the p90. Null when the curve ends above it. */
export function survivalQuantile(steps: readonly SurvivalStep[], share: number): number | null {
  return steps.find(step => step.survival <= 1 - share + slack)?.time ?? null
}

export const medianDuration = (steps: readonly SurvivalStep[]): number | null => survivalQuantile(steps, 0.5)

/** Share still open at an age. */
export function survivalAt(steps: readonly SurvivalStep[], time: number): number {
  return steps.findLast(step => step.time <= time)?.survival ?? 1
}
