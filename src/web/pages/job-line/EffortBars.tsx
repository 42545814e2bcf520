import type { EffortBin } from './effort-bins.ts'
import type { Orientation } from './orientation.ts'
import type { Plan } from './plan.ts'

const tall = 30

/** Work by time below the lanes: what was measured is solid, what is estimated is light. */
export function EffortBars({
  bins,
  width,
  plan,
  how,
}: {
  readonly bins: readonly EffortBin[]
  readonly width: number
  readonly plan: Plan
  readonly how: Orientation
}) {
  const most = Math.max(60, ...bins.map(bin => bin.minutes))
  const [, bottom] = how.place(0, plan.below)
  const base = bottom + 44
  return (
    <g>
      <text x={2} y={base - 2} fontSize={11} fontWeight={600} letterSpacing={0.4} fill="var(--color-text-3)">
        EFFORT
      </text>
      {bins.map(bin => {
        const [x] = how.place(bin.along, 0)
        const height = Math.max(1, (bin.minutes / most) * tall)
        const solid = (bin.measured / most) * tall
        return (
          <g key={bin.along}>
            <rect x={x} y={base - height} width={width - 2} height={height} fill="var(--color-line)" rx={1} />
            {solid > 0 && (
              <rect x={x} y={base - solid} width={width - 2} height={solid} fill="var(--color-text-2)" rx={1} />
            )}
          </g>
        )
      })}
    </g>
  )
}
