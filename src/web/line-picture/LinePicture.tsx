import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { ChannelGroup } from '#src/domain/channel.ts'
import type { Picture } from '#src/domain/views/line.ts'
import { useListedKeys } from '../keys/useListedKeys.ts'
import { announce } from '../ui/announce.ts'
import { useWidth } from '../ui/useWidth.ts'
import { userLocale } from '../words/dates.ts'
import { counted } from '../words/numbers.ts'
import { Bracket } from './Bracket.tsx'
import { Drawing } from './Drawing.tsx'
import { geometries, type PictureSize } from './geometry.ts'
import { HoverCard } from './HoverCard.tsx'
import { type Hit, hitAt } from './hit.ts'
import { layOut } from './layout.ts'
import { type Span, scale, ticks } from './scale.ts'
import { hairline } from './silence.ts'
import { type Move, moveTo, stopsOf } from './stops.ts'
import { useGlide } from './useGlide.ts'
import { useWheel } from './useWheel.ts'
import { pan, reveal, zoom } from './window.ts'

interface LinePictureProps {
  readonly name: string
  readonly picture: Picture
  readonly size: PictureSize
  readonly whole: Span
  readonly window: Span
  readonly onWindow: (window: Span) => void
  /** Index of the stop that was chosen last; -1 none. */
  readonly stop: number
  readonly onStop: (stop: number) => void
  /** Channels that the list is filtered for; null without a filter. */
  readonly groups: ReadonlySet<ChannelGroup> | null
  readonly warmDays: number
  /** What the list shows now. */
  readonly shown: Span | null
  /** The list should show this time at its top; not final while something is being dragged. */
  readonly onJump: (time: number, final: boolean) => void
  readonly onOpen: (entry: string) => void
  readonly onDateBox: () => void
  readonly renderEntry: (entry: string) => ReactNode
}

const moves: Readonly<Record<string, Move>> = {
  ArrowRight: 'next',
  ArrowLeft: 'previous',
  'Shift+ArrowRight': 'next-month',
  'Shift+ArrowLeft': 'previous-month',
  Home: 'first',
  End: 'last',
}
/** For the list of keys; `onKeyDown` takes them while the picture has the focus. */
const listed = {
  ArrowRight: 'Next touch',
  ArrowLeft: 'Touch before',
  'Shift+ArrowRight': 'Next month',
  'Shift+ArrowLeft': 'Month before',
  '+': 'Nearer',
  '-': 'Farther',
}
const hoverAfter = 150

/**
 * A person's whole relation as one picture: side is direction, size is weight, shape and colour are the channel, fill is
 * certainty, the hairline is warmth. Reading it by ear: focus, then the arrow keys; or the table beside it.
 */
export function LinePicture(props: LinePictureProps) {
  const {
    name,
    picture,
    size,
    whole,
    window,
    onWindow,
    stop,
    onStop,
    groups,
    warmDays,
    shown,
    onJump,
    onOpen,
    onDateBox,
    renderEntry,
  } = props
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const locale = userLocale()
  useListedKeys('Picture of the line, when chosen', listed)
  const geometry = geometries[size]
  const drawn = useGlide(window)
  const { x, time } = scale(drawn, width)
  const now = Date.parse(picture.to)
  const [hover, setHover] = useState<{ readonly hit: Hit; readonly x: number } | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const stops = useMemo(() => stopsOf(picture, locale), [picture, locale])
  const layout = useMemo(() => layOut(picture, drawn, width, groups), [picture, drawn, width, groups])
  const stretches = useMemo(
    () =>
      hairline(
        picture.from === null ? null : Date.parse(picture.from),
        now,
        picture.exchanges.map(Date.parse),
        warmDays,
      ),
    [picture, now, warmDays],
  )
  const axis = useMemo(() => ticks(drawn, width, locale), [drawn, width, locale])
  const chosen = stops[stop]

  useWheel(box, move => {
    if (move.zoom !== null) onWindow(zoom(window, whole, move.zoom, time(move.x)))
    if (move.pan !== null) onWindow(pan(window, whole, time(move.pan) - time(0)))
  })

  const pointAt = (event: PointerEvent | MouseEvent): { readonly at: number; readonly hit: Hit | null } => {
    const frame = event.currentTarget.getBoundingClientRect()
    const at = event.clientX - frame.left
    return { at, hit: hitAt(layout, geometry, at, event.clientY - frame.top) }
  }
  const onPointerMove = (event: PointerEvent): void => {
    const { at, hit } = pointAt(event)
    clearTimeout(timer.current)
    if (hit === null || event.pointerType === 'touch') setHover(null)
    else if (hover === null) timer.current = setTimeout(() => setHover({ hit, x: at }), hoverAfter)
    else setHover({ hit, x: at })
  }
  const onClick = (event: MouseEvent): void => {
    const { at, hit } = pointAt(event)
    setHover(null)
    if (hit !== null && 'mark' in hit) {
      onStop(stops.findIndex(one => one.entry === hit.mark.mark.entry))
      onJump(Date.parse(hit.mark.mark.at), true)
    } else onJump(hit === null ? time(at) : hit.bar.to, true)
  }

  const zoomBy = (factor: number): void => onWindow(zoom(window, whole, factor, chosen?.at ?? window.to))
  const onKeyDown = (event: KeyboardEvent): void => {
    const move = moves[`${event.shiftKey && event.key.startsWith('Arrow') ? 'Shift+' : ''}${event.key}`]
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (move !== undefined) {
      const next = moveTo(stops, stop, move)
      const reached = stops[next]
      if (reached === undefined) return
      onStop(next)
      onWindow(reveal(window, whole, reached.at))
      onJump(reached.at, true)
      announce(reached.words)
    } else if (event.key === '+' || event.key === '=') zoomBy(0.5)
    else if (event.key === '-') zoomBy(2)
    else if (event.key === '0') onWindow(whole)
    else if (event.key === 'd') onDateBox()
    else if (event.key === 'Enter' && chosen?.entry != null) onOpen(chosen.entry)
    else if (event.key === 'Escape') box.current?.blur()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const about = picture.total === 0 ? 'no touches yet' : counted(picture.total, 'touch', 'touches')
  return (
    <div className="relative">
      <div
        ref={box}
        role="application"
        aria-roledescription="picture of the line"
        aria-label={`${name}: ${about}. Left and right arrow: touch by touch. Shift and arrow: month. Plus and minus: zoom. Enter: open.`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: role application takes the keyboard
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="rounded-control"
      >
        {width > 0 && (
          <svg
            aria-hidden="true"
            width={width}
            height={geometry.height}
            className="block cursor-pointer overflow-hidden select-none"
            onPointerMove={onPointerMove}
            onPointerLeave={() => {
              clearTimeout(timer.current)
              setHover(null)
            }}
            onClick={onClick}
          >
            <Drawing
              layout={layout}
              stretches={stretches}
              ticks={axis}
              news={picture.news}
              now={now}
              x={x}
              width={width}
              geometry={geometry}
              groups={groups}
            />
            {chosen !== undefined && (
              <rect
                x={x(chosen.at) - 10}
                y={1}
                width={20}
                height={geometry.bracket - 4}
                rx={6}
                fill="none"
                stroke="var(--color-accent)"
                strokeWidth={2}
              />
            )}
            {shown !== null && (
              <Bracket shown={shown} x={x} time={time} width={width} geometry={geometry} onDrag={onJump} />
            )}
          </svg>
        )}
      </div>
      {hover !== null && (
        <HoverCard hit={hover.hit} x={hover.x} width={width} top={geometry.bracket + 4} renderEntry={renderEntry} />
      )}
    </div>
  )
}
