import { type KeyboardEvent, type MouseEvent, type PointerEvent, type Ref, useMemo, useRef, useState } from 'react'
import type { JobLine, JobTouch } from '#src/domain/views/job-line.ts'
import { type Span, scale, ticks } from '../../line-picture/scale.ts'
import { useWheel } from '../../line-picture/useWheel.ts'
import { pan, zoom } from '../../line-picture/window.ts'
import { userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { EffortBars } from './EffortBars.tsx'
import { effortBins } from './effort-bins.ts'
import { Ground } from './Ground.tsx'
import type { Lanes } from './lanes.ts'
import { Marks } from './Marks.tsx'
import { lying, nameColumn, standing } from './orientation.ts'
import { type Mark, planOf } from './plan.ts'
import { Rail } from './Rail.tsx'
import { TouchCard } from './TouchCard.tsx'
import { threadActs, threadPath } from './thread.ts'

interface JobPictureProps {
  readonly line: JobLine
  readonly touches: readonly JobTouch[]
  readonly lanes: Lanes
  readonly span: Span
  readonly whole: Span
  readonly now: number
  readonly width: number
  readonly vertical: boolean
  /** People whose threads are lit: the first solid, the second dashed. */
  readonly lit: readonly string[]
  readonly chosen: string | undefined
  readonly onSpan: (span: Span) => void
  readonly onChoose: (touch: JobTouch) => void
  readonly onLight: (person: string, second: boolean) => void
  readonly onKey: (event: KeyboardEvent) => void
  readonly nameOf: (person: string) => string
  readonly ref?: Ref<SVGSVGElement>
}

const binWidth = 12
const reach = 13

/** The line of a job, drawn: the client above the rail, candidates below, the placed person's thread through it. */
export function JobPicture(props: JobPictureProps) {
  const { line, touches, lanes, span, whole, now, width, vertical, lit, chosen, onSpan } = props
  const box = useRef<HTMLDivElement>(null)
  const [hover, setHover] = useState<{ readonly mark: Mark; readonly x: number; readonly y: number } | null>(null)
  const length = vertical ? 900 : Math.max(200, width - nameColumn - 12)
  const plan = useMemo(
    () => planOf({ line, touches, lanes, span, length, now }),
    [line, touches, lanes, span, length, now],
  )
  const how = vertical ? standing(plan, length, width) : lying(plan, length)
  const axis = ticks(span, vertical ? length / 1.4 : length, userLocale())
  const toX = scale(span, length)
  useWheel(box, move => {
    const time = toX.time(how.alongAt(move.x, move.x))
    if (move.pan !== null) onSpan(pan(span, whole, (move.pan / length) * (span.to - span.from)))
    if (move.zoom !== null) onSpan(zoom(span, whole, move.zoom, time))
  })
  const threads = lit.map(person => {
    const acts = threadActs(touches, person)
    const knots = acts.map(touch => ({ along: plan.along(touch.at), across: plan.acrossOf(touch) }))
    const start = line.milestones.find(one => one.kind === 'start' && one.person === person)
    const joined =
      start === undefined
        ? knots
        : [...knots.filter(k => k.along <= plan.along(start.at)), { along: plan.along(start.at), across: 0 }]
    return { person, path: threadPath(joined, how.place) }
  })
  const first = lit[0]
  const onThread =
    lit.length === 0
      ? null
      : (mark: Mark): boolean => mark.touches.some(touch => touch.people.some(person => lit.includes(person)))

  const nearest = (event: MouseEvent): { mark: Mark; x: number; y: number } | null => {
    const frame = box.current?.getBoundingClientRect()
    if (frame === undefined) return null
    const [x, y] = [event.clientX - frame.left, event.clientY - frame.top]
    let best: { mark: Mark; far: number } | null = null
    for (const mark of plan.marks) {
      const [mx, my] = how.place(mark.along, mark.across)
      const far = Math.max(Math.abs(mx - x), Math.abs(my - y)) - (onThread?.(mark) ? 2 : 0)
      if (far <= reach && (best === null || far < best.far)) best = { mark, far }
    }
    return best === null ? null : { mark: best.mark, x, y }
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (event.pointerType === 'touch') return
    const found = nearest(event)
    setHover(before => (before?.mark === found?.mark ? before : found))
  }
  const onClick = (event: MouseEvent): void => {
    const found = nearest(event)
    setHover(null)
    const [touch] = found?.mark.touches ?? []
    if (touch === undefined) return
    props.onChoose(found?.mark.touches.find(one => one.people.some(person => person === first)) ?? touch)
    const [person] = touch.people
    if (touch.side === 'candidate' && person !== undefined && !touch.people.some(one => one === first))
      props.onLight(person, event.shiftKey)
  }
  return (
    <div className="relative">
      <div
        ref={box}
        role="application"
        aria-roledescription="picture of the line"
        aria-label={`${line.job.name}: ${counted(touches.length, 'touch', 'touches')}. Left and right arrow: touch by touch. Brackets: milestone by milestone. 1 to 4: years, quarters, weeks, days. The table says the same.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: role application takes the keyboard
        tabIndex={0}
        onKeyDown={props.onKey}
        className="rounded-control"
      >
        <svg
          ref={props.ref}
          aria-hidden="true"
          width={how.width}
          height={how.height}
          viewBox={`0 0 ${how.width} ${how.height}`}
          fontFamily="Inter Variable, ui-sans-serif, system-ui, sans-serif"
          className="block max-w-full cursor-pointer select-none"
          onPointerMove={onPointerMove}
          onPointerLeave={() => setHover(null)}
          onClick={onClick}
        >
          <defs>
            <clipPath id="plot">
              {vertical ? (
                <rect x={0} y={how.top - 14} width={how.width} height={length + 28} />
              ) : (
                <rect x={nameColumn - 10} y={0} width={length + 22} height={how.height} />
              )}
            </clipPath>
          </defs>
          <Ground
            plan={plan}
            how={how}
            length={length}
            ticks={axis}
            scale={toX.x}
            client={line.client?.name ?? spoken('Client')}
          />
          {!vertical && (
            <EffortBars
              bins={effortBins(touches, plan.along, length, binWidth)}
              width={binWidth}
              plan={plan}
              how={how}
            />
          )}
          <g clipPath="url(#plot)">
            <Rail plan={plan} how={how} length={length} />
            {threads.map(({ person, path }, index) => (
              <path
                key={person}
                d={path}
                fill="none"
                stroke="var(--color-accent)"
                strokeWidth={2.5}
                strokeLinejoin="round"
                strokeLinecap="round"
                strokeDasharray={index === 0 ? undefined : '5 5'}
              />
            ))}
            <Marks marks={plan.marks} how={how} lit={onThread} chosen={chosen} />
          </g>
        </svg>
      </div>
      {hover !== null && (
        <TouchCard
          touches={hover.mark.touches}
          x={hover.x}
          y={hover.y}
          width={width}
          rules={line.rules}
          nameOf={props.nameOf}
        />
      )}
    </div>
  )
}
