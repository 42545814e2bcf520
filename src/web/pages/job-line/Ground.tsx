import type { Tick } from '../../line-picture/scale.ts'
import { glyphPaths, groupColour } from '../../ui/glyph-paths.ts'
import { spoken } from '../../words/vocabulary.ts'
import type { Orientation } from './orientation.ts'
import type { PlacedLane, Plan } from './plan.ts'

interface GroundProps {
  readonly plan: Plan
  readonly how: Orientation
  readonly length: number
  readonly ticks: readonly Tick[]
  readonly scale: (at: number) => number
  readonly client: string
}

/** What everything stands on: the time before the order, the guarantee, lanes with their names, the axis. */
export function Ground({ plan, how, length, ticks, scale, client }: GroundProps) {
  const clamp = (along: number): number => Math.min(length, Math.max(0, along))
  const band = (from: number, to: number, fill: string, key: string) => {
    const [x1, y1] = how.place(clamp(from), -plan.above)
    const [x2, y2] = how.place(clamp(to), plan.below)
    return (
      <rect
        key={key}
        x={Math.min(x1, x2)}
        y={Math.min(y1, y2)}
        width={Math.abs(x2 - x1)}
        height={Math.abs(y2 - y1)}
        fill={fill}
      />
    )
  }
  return (
    <g>
      <defs>
        <pattern id="guarantee" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0V6" stroke="var(--color-line)" strokeWidth="2" />
        </pattern>
      </defs>
      {plan.ordered !== null && plan.ordered > 0 && band(0, plan.ordered, 'var(--color-sunken)', 'before')}
      {plan.started !== null &&
        plan.guarantee !== null &&
        plan.guarantee > 0 &&
        band(plan.started, plan.guarantee, 'url(#guarantee)', 'guarantee')}
      <Axis plan={plan} how={how} ticks={ticks} scale={scale} length={length} />
      {plan.lanes.map(lane => (
        <LaneGround key={lane.key} lane={lane} how={how} length={length} />
      ))}
      {!how.vertical && <SideNames plan={plan} how={how} client={client} />}
    </g>
  )
}

function LaneGround({
  lane,
  how,
  length,
}: {
  readonly lane: PlacedLane
  readonly how: Orientation
  readonly length: number
}) {
  const [x1, y1] = how.place(0, lane.across)
  const [x2, y2] = how.place(length, lane.across)
  const name = how.vertical ? { x: x1, y: 14 } : { x: 20, y: y1 }
  return (
    <g>
      <line x1={x1} y1={y1} x2={x2} y2={y2} stroke="var(--color-line)" strokeWidth={1} />
      {lane.group !== null && (
        <path
          d={glyphPaths[lane.group]}
          transform={`translate(${how.vertical ? name.x - 6 : 2} ${name.y - 6}) scale(.857)`}
          fill={groupColour(lane.group)}
        />
      )}
      {how.vertical ? (
        lane.group === null && (
          <text x={name.x} y={name.y + 4} textAnchor="middle" fontSize={10} fill="var(--color-text-2)">
            {initials(lane.words)}
          </text>
        )
      ) : (
        <text x={lane.group === null ? 2 : name.x} y={name.y + 4} fontSize={12.5} fill="var(--color-text-2)">
          {shortened(lane.words, lane.group === null ? 15 : 14)}
        </text>
      )}
    </g>
  )
}

const shortened = (words: string, most: number): string =>
  words.length > most ? `${words.slice(0, most - 1)}…` : words
const initials = (words: string): string =>
  words
    .split(/\s+/)
    .map(word => word[0] ?? '')
    .join('')
    .slice(0, 2)
    .toUpperCase()

function SideNames({ plan, how, client }: { readonly plan: Plan; readonly how: Orientation; readonly client: string }) {
  const [, above] = how.place(0, -plan.above)
  const [, below] = how.place(0, plan.below)
  const ordered = plan.ordered ?? 0
  return (
    <g fontSize={11} fontWeight={600} letterSpacing={0.4} fill="var(--color-text-3)">
      <text x={2} y={above - 7}>
        {shortened(client.toUpperCase(), 34)}
      </text>
      {ordered > 130 && (
        <text
          x={how.place(Math.min(ordered, how.width - how.left), 0)[0] - 8}
          y={above - 7}
          textAnchor="end"
          fontWeight={400}
          letterSpacing={0}
        >
          {spoken('before the order')}
        </text>
      )}
      {plan.started !== null && plan.guarantee !== null && plan.guarantee - plan.started > 70 && (
        <text x={how.place(plan.started, 0)[0] + 8} y={above - 7} fontWeight={400} letterSpacing={0}>
          guarantee
        </text>
      )}
      <text x={2} y={below + 15}>
        CANDIDATES
      </text>
    </g>
  )
}

function Axis({
  plan,
  how,
  ticks,
  scale,
  length,
}: {
  readonly plan: Plan
  readonly how: Orientation
  readonly ticks: readonly Tick[]
  readonly scale: (at: number) => number
  readonly length: number
}) {
  return (
    <g fontSize={11} fill="var(--color-text-3)">
      {ticks.map(tick => {
        const along = scale(tick.at)
        if (along < 0 || along > length) return null
        const [x1, y1] = how.place(along, -plan.above)
        const [x2, y2] = how.place(along, plan.below)
        return (
          <g key={tick.at}>
            <line
              x1={x1}
              y1={y1}
              x2={x2}
              y2={y2}
              stroke="var(--color-line)"
              strokeWidth={1}
              strokeDasharray={tick.major ? undefined : '1 5'}
            />
            {how.vertical ? (
              <text x={2} y={y1 - 3} paintOrder="stroke" stroke="var(--color-surface)" strokeWidth={3}>
                {tick.words}
              </text>
            ) : (
              <text x={x1 + 4} y={how.height - 6} fontWeight={tick.major ? 600 : 400}>
                {tick.words}
              </text>
            )}
          </g>
        )
      })}
    </g>
  )
}
