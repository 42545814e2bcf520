import type { Geometry } from './geometry.ts'
import type { Bar } from './layout.ts'

interface BarShapeProps {
  readonly bar: Bar
  readonly geometry: Geometry
  /** Of the one channel that is filtered for; null paints neutral. */
  readonly colour: string | null
}

const least = 2
const tall = (share: number, most: number): number => (share === 0 ? 0 : Math.max(least, share * most))

/** Several acts: up they, down we. A channel filter paints its share over the grey. */
export function BarShape({ bar, geometry, colour }: BarShapeProps) {
  const up = tall(bar.up, geometry.bar)
  const down = tall(bar.down, geometry.bar)
  const painted = colour === null ? 0 : Math.sqrt(bar.kept)
  return (
    <g>
      <rect
        x={bar.x}
        width={bar.width}
        y={geometry.hair - up}
        height={up + down}
        rx={1}
        fill="var(--color-mark-muted)"
        opacity={colour === null ? 1 : 0.45}
      />
      {painted > 0 && (
        <rect
          x={bar.x}
          width={bar.width}
          y={geometry.hair - up * painted}
          height={(up + down) * painted}
          rx={1}
          fill={colour ?? 'none'}
        />
      )}
    </g>
  )
}
