import { spoken } from '../../words/vocabulary.ts'
import type { Orientation } from './orientation.ts'
import type { PlacedMilestone, Plan } from './plan.ts'

interface RailProps {
  readonly plan: Plan
  readonly how: Orientation
  readonly length: number
}

const strong: ReadonlySet<string> = new Set(['ordered', 'start', 'first', 'closed'])

/** Words stay readable over what they lie on. */
const halo = {
  paintOrder: 'stroke',
  stroke: 'var(--color-surface)',
  strokeWidth: 4,
  strokeLinejoin: 'round',
} as const

/** The assignment itself, with its stations: past ones filled, planned ones hollow, today a rule. */
export function Rail({ plan, how, length }: RailProps) {
  const clamp = (along: number): number => Math.min(length, Math.max(0, along))
  const first = plan.milestones.find(one => one.kind === 'first')?.along ?? 0
  const end = plan.started ?? plan.milestones.find(one => one.kind === 'closed')?.along ?? plan.now
  const [x1, y1] = how.place(clamp(first), 0)
  const [x2, y2] = how.place(clamp(end), 0)
  const [n1, m1] = how.place(clamp(plan.now), -plan.above)
  const [n2, m2] = how.place(clamp(plan.now), plan.below)
  const open = plan.started === null && plan.now >= 0 && plan.now <= length
  return (
    <g>
      {open && <line x1={n1} y1={m1} x2={n2} y2={m2} stroke="var(--color-text-3)" strokeWidth={1} />}
      <line x1={x1} y1={y1} x2={x2} y2={y2} stroke="var(--color-text)" strokeWidth={3} strokeLinecap="round" />
      {plan.milestones
        .filter(one => one.along >= -1 && one.along <= length + 1)
        .map(one => (
          <Station key={`${one.kind} ${one.at} ${one.words}`} one={one} plan={plan} how={how} length={length} />
        ))}
    </g>
  )
}

function Station({
  one,
  plan,
  how,
  length,
}: {
  readonly one: PlacedMilestone
  readonly plan: Plan
  readonly how: Orientation
  readonly length: number
}) {
  const [x, y] = how.place(one.along, 0)
  const main = strong.has(one.kind)
  const colour = one.kind === 'start' ? 'var(--color-accent)' : 'var(--color-text)'
  const through = one.kind === 'ordered' || one.kind === 'start'
  const [x1, y1] = how.place(one.along, -plan.above)
  const [x2, y2] = how.place(one.along, plan.below)
  const anchor = one.along > length - 40 ? 'end' : one.along < 40 ? 'start' : 'middle'
  return (
    <g>
      {through && <line x1={x1} y1={y1} x2={x2} y2={y2} stroke={colour} strokeWidth={1} />}
      <circle
        cx={x}
        cy={y}
        r={main ? 5.5 : 3.5}
        fill={one.planned ? 'var(--color-surface)' : colour}
        stroke={colour}
        strokeWidth={1.5}
      />
      {one.named && !how.vertical && (
        <text
          x={anchor === 'end' ? x + 5 : anchor === 'start' ? x - 5 : x}
          y={y - 11}
          textAnchor={anchor}
          fontSize={main ? 12.5 : 11.5}
          fontWeight={main ? 600 : 400}
          fill={one.kind === 'start' ? 'var(--color-accent)' : 'var(--color-text)'}
          {...halo}
        >
          {spoken(one.words)}
        </text>
      )}
      {how.vertical && one.named && (
        <text x={x + 10} y={y + 4} fontSize={11.5} fontWeight={main ? 600 : 400} fill={colour} {...halo}>
          {spoken(one.words)}
        </text>
      )}
    </g>
  )
}
