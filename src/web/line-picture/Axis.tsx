import type { Geometry } from './geometry.ts'
import type { Tick } from './scale.ts'

interface AxisProps {
  readonly ticks: readonly Tick[]
  readonly x: (time: number) => number
  readonly width: number
  readonly geometry: Geometry
}

export function Axis({ ticks, x, width, geometry }: AxisProps) {
  return ticks.map(tick => {
    const at = x(tick.at)
    return (
      <g key={tick.at}>
        <line x1={at} x2={at} y1={2} y2={geometry.bracket - 2} stroke="var(--color-line)" strokeWidth={1} />
        {geometry.axis !== null && at < width - 28 && (
          <text
            x={at + 4}
            y={geometry.axis}
            fontSize={11}
            fontWeight={tick.major ? 600 : 400}
            fill={tick.major ? 'var(--color-text-2)' : 'var(--color-text-3)'}
          >
            {tick.words}
          </text>
        )}
      </g>
    )
  })
}
