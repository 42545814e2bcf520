import { glyphPaths, groupColour } from '../../ui/glyph-paths.ts'
import { groupOfTouch } from './lanes.ts'
import type { Orientation } from './orientation.ts'
import type { Mark } from './plan.ts'

interface MarksProps {
  readonly marks: readonly Mark[]
  readonly how: Orientation
  /** Whether a mark is on a thread that is lit; null: none is. */
  readonly lit: ((mark: Mark) => boolean) | null
  readonly chosen: string | undefined
}

/** The touches, by channel; those beside the thread step back. */
export function Marks({ marks, how, lit, chosen }: MarksProps) {
  const muted = lit === null ? [] : marks.filter(mark => !lit(mark))
  const shown = lit === null ? marks : marks.filter(lit)
  return (
    <g>
      {muted.map(mark => (
        <Shape key={mark.touches[0]?.entry} mark={mark} how={how} muted />
      ))}
      {shown.map(mark => (
        <Shape key={mark.touches[0]?.entry} mark={mark} how={how} muted={false} />
      ))}
      {marks
        .filter(mark => mark.touches.some(touch => touch.entry === chosen))
        .map(mark => {
          const [x, y] = how.place(mark.along, mark.across)
          return (
            <rect
              key="chosen"
              x={x - 11}
              y={y - 11}
              width={22}
              height={22}
              rx={6}
              fill="none"
              stroke="var(--color-accent)"
              strokeWidth={2}
            />
          )
        })}
    </g>
  )
}

function Shape({ mark, how, muted }: { readonly mark: Mark; readonly how: Orientation; readonly muted: boolean }) {
  const [first] = mark.touches
  if (first === undefined) return null
  const group = groupOfTouch(first)
  const colour = muted ? 'var(--color-mark-muted)' : groupColour(group)
  const factor = (muted ? Math.min(mark.size, 9) : mark.size) / 14
  const [x, y] = how.place(mark.along, mark.across)
  return (
    <path
      d={glyphPaths[group]}
      transform={`translate(${x - 7 * factor} ${y - 7 * factor}) scale(${factor})`}
      fill={mark.sure ? colour : 'var(--color-surface)'}
      stroke={mark.sure ? 'var(--color-surface)' : colour}
      strokeWidth={group === 'note' ? 0 : mark.sure ? 1 : 1.5}
      opacity={muted ? 0.62 : 1}
      vectorEffect="non-scaling-stroke"
    />
  )
}
