import { glyphPaths, groupColour } from '../ui/glyph-paths.ts'
import { type Geometry, laneY } from './geometry.ts'
import type { PlacedMark } from './layout.ts'

interface MarkShapeProps {
  readonly placed: PlacedMark
  readonly geometry: Geometry
  readonly muted: boolean
}

/** One act: its side, its weight, its channel, and hollow where its time or person is not certain. */
export function MarkShape({ placed, geometry, muted }: MarkShapeProps) {
  const { mark, x, side, group, size } = placed
  const colour = muted ? 'var(--color-mark-muted)' : groupColour(group)
  const factor = (size / 14) * geometry.marks
  const y = laneY(geometry, side)
  return (
    <path
      d={glyphPaths[group]}
      transform={`translate(${x - 7 * factor} ${y - 7 * factor}) scale(${factor})`}
      fill={mark.sure ? colour : 'var(--color-canvas)'}
      stroke={colour}
      strokeWidth={mark.sure ? 0 : 1.5}
      vectorEffect="non-scaling-stroke"
    />
  )
}
