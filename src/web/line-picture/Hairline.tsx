import type { Geometry } from './geometry.ts'
import type { Stretch } from './silence.ts'

interface HairlineProps {
  readonly stretches: readonly Stretch[]
  readonly x: (time: number) => number
  readonly width: number
  readonly geometry: Geometry
}

/** Solid while warm, dotted in silence, absent before the first touch. */
export function Hairline({ stretches, x, width, geometry }: HairlineProps) {
  return stretches.map(stretch => {
    const from = Math.max(0, x(stretch.from))
    const to = Math.min(width, x(stretch.to))
    if (to <= from) return null
    return (
      <line
        key={stretch.from}
        x1={from}
        x2={to}
        y1={geometry.hair}
        y2={geometry.hair}
        stroke={stretch.warm ? 'var(--color-text-2)' : 'var(--color-control)'}
        strokeWidth={1}
        strokeDasharray={stretch.warm ? undefined : '1 4'}
        strokeLinecap="round"
      />
    )
  })
}
