import type { ChannelGroup } from '#src/domain/channel.ts'
import type { Picture } from '#src/domain/views/line.ts'
import { groupColour } from '../ui/glyph-paths.ts'
import { Axis } from './Axis.tsx'
import { BarShape } from './BarShape.tsx'
import type { Geometry } from './geometry.ts'
import { Hairline } from './Hairline.tsx'
import type { Layout } from './layout.ts'
import { MarkShape } from './MarkShape.tsx'
import { NewsRow } from './NewsRow.tsx'
import type { Tick } from './scale.ts'
import type { Stretch } from './silence.ts'

interface DrawingProps {
  readonly layout: Layout
  readonly stretches: readonly Stretch[]
  readonly ticks: readonly Tick[]
  readonly news: Picture['news']
  readonly now: number
  readonly x: (time: number) => number
  readonly width: number
  readonly geometry: Geometry
  readonly groups: ReadonlySet<ChannelGroup> | null
}

const paint = (groups: ReadonlySet<ChannelGroup> | null): string | null => {
  if (groups === null) return null
  const [only, ...rest] = groups
  return only !== undefined && rest.length === 0 ? groupColour(only) : 'var(--color-text-2)'
}

/** The picture without anything that listens: axis, hairline, ticks, bars, marks, news. */
export function Drawing({ layout, stretches, ticks, news, now, x, width, geometry, groups }: DrawingProps) {
  const colour = paint(groups)
  const today = x(now)
  return (
    <g>
      <Axis ticks={ticks} x={x} width={width} geometry={geometry} />
      <Hairline stretches={stretches} x={x} width={width} geometry={geometry} />
      {today >= 0 && today <= width && (
        <line x1={today} x2={today} y1={4} y2={geometry.bracket - 4} stroke="var(--color-text-3)" strokeWidth={1} />
      )}
      {layout.automatic.map((tick, index) => (
        <rect
          key={`${index} ${tick.x}`}
          x={tick.x - 0.5}
          y={tick.side === 'they' ? geometry.hair - 5 : geometry.hair + 1}
          width={1}
          height={4}
          fill="var(--color-mark-muted)"
        />
      ))}
      {layout.bars.map(bar => (
        <BarShape key={bar.x} bar={bar} geometry={geometry} colour={colour} />
      ))}
      {layout.marks.map(placed => (
        <MarkShape
          key={placed.mark.entry}
          placed={placed}
          geometry={geometry}
          muted={groups !== null && !groups.has(placed.group)}
        />
      ))}
      {geometry.news !== null && <NewsRow news={news} x={x} width={width} y={geometry.news} />}
    </g>
  )
}
