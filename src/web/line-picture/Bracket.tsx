import { type PointerEvent, useRef } from 'react'
import type { Geometry } from './geometry.ts'
import type { Span } from './scale.ts'

interface BracketProps {
  readonly shown: Span
  readonly x: (time: number) => number
  readonly time: (x: number) => number
  readonly width: number
  readonly geometry: Geometry
  /** Called while it is dragged, and with `final` when it is let go. Time is the newest one that the list should show. */
  readonly onDrag: (time: number, final: boolean) => void
}

const least = 12

/** What the list shows now. Dragging it moves the list; a click in the picture, and every key, does so too. */
export function Bracket({ shown, x, time, width, geometry, onDrag }: BracketProps) {
  const grip = useRef<number | null>(null)
  const right = Math.min(width, Math.max(least, x(shown.to) + 3))
  const left = Math.max(0, Math.min(x(shown.from) - 3, right - least))
  const y = geometry.bracket
  const move = (event: PointerEvent<SVGRectElement>, final: boolean): void => {
    if (grip.current === null) return
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect()
    if (box !== undefined) onDrag(time(event.clientX - box.left - grip.current), final)
    if (final) grip.current = null
  }
  return (
    <g>
      <rect
        x={left}
        y={1}
        width={right - left}
        height={y - 1}
        rx={3}
        fill="var(--color-accent)"
        opacity={0.07}
        pointerEvents="none"
      />
      <path
        d={`M${left + 1} ${y - 5}V${y}H${right - 1}V${y - 5}`}
        fill="none"
        stroke="var(--color-accent)"
        strokeWidth={2}
        strokeLinejoin="round"
        pointerEvents="none"
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for the pointer only; keys and clicks in the picture do the same */}
      <rect
        x={left - 4}
        y={y - 9}
        width={right - left + 8}
        height={14}
        fill="transparent"
        className="cursor-grab touch-none active:cursor-grabbing"
        onPointerDown={event => {
          const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect()
          if (box === undefined) return
          event.currentTarget.setPointerCapture(event.pointerId)
          event.stopPropagation()
          grip.current = event.clientX - box.left - x(shown.to)
        }}
        onPointerMove={event => move(event, false)}
        onPointerUp={event => move(event, true)}
        onClick={event => event.stopPropagation()}
      />
    </g>
  )
}
