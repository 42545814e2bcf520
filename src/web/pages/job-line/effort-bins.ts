import type { JobTouch } from '#src/domain/views/job-line.ts'

export interface EffortBin {
  readonly along: number
  readonly minutes: number
  readonly measured: number
}

/** Minutes of work by equal stretches of the picture. */
export function effortBins(
  touches: readonly JobTouch[],
  along: (at: string) => number,
  length: number,
  width: number,
): EffortBin[] {
  const bins = new Map<number, { minutes: number; measured: number }>()
  for (const touch of touches) {
    const at = along(touch.at)
    if (at < 0 || at > length) continue
    const bin = Math.floor(at / width)
    const sum = bins.get(bin) ?? { minutes: 0, measured: 0 }
    sum.minutes += touch.minutes
    if (touch.measured) sum.measured += touch.minutes
    bins.set(bin, sum)
  }
  return [...bins].map(([bin, sum]) => ({ along: bin * width, ...sum }))
}

interface EffortTotal {
  readonly hours: number
  /** Share of the hours that somebody or something measured; null without any. */
  readonly measured: number | null
}

export function effortTotal(touches: readonly JobTouch[]): EffortTotal {
  let minutes = 0
  let measured = 0
  for (const touch of touches) {
    minutes += touch.minutes
    if (touch.measured) measured += touch.minutes
  }
  return { hours: minutes / 60, measured: minutes === 0 ? null : measured / minutes }
}
