import { type MouseEvent, type ReactNode, type Ref, useState } from 'react'
import './page-text.css'
import type { Spot } from './find-text.ts'
import { type MarkedSpot, markAt, Underlines } from './Underlines.tsx'

/** What every sheet of a document is told, whatever it was written in. */
export interface SheetProps {
  readonly chosen: string | null
  readonly find: string
  /** Which of the found places of this sheet the reader is at; -1 for none. */
  readonly current: number
  readonly onFound: (count: number) => void
  readonly onPick: (entry: string) => void
}

interface PaperProps extends Pick<SheetProps, 'chosen' | 'current' | 'onPick'> {
  readonly label: string
  readonly marked: readonly MarkedSpot[]
  readonly found: readonly (readonly Spot[])[]
  readonly size: { readonly width: number; readonly height?: number }
  readonly children: ReactNode
  readonly ref?: Ref<HTMLDivElement>
}

/** Pixels of width below which two would hide what is written under them. */
const small = 420

/** A white sheet with its underlines; a click on one finds its value. */
export function Paper({ label, marked, found, chosen, current, size, onPick, children, ref }: PaperProps) {
  const [over, setOver] = useState(false)
  const under = (event: MouseEvent<HTMLElement>): string | null => {
    const sheet = event.currentTarget.getBoundingClientRect()
    return markAt(marked, event.clientX - sheet.x, event.clientY - sheet.y)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the mouse; the list of values does the same
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's: j, k, e
    <div
      ref={ref}
      data-sheet={label}
      data-small={size.width < small || undefined}
      className="page-paper relative mx-auto shrink-0 rounded-[2px] shadow-float"
      style={{
        width: size.width,
        ...(size.height === undefined ? {} : { height: size.height }),
        ...(over ? { cursor: 'pointer' } : {}),
      }}
      onMouseMove={event => setOver(under(event) !== null)}
      onClick={event => {
        const entry = under(event)
        if (entry !== null && (getSelection()?.isCollapsed ?? true)) onPick(entry)
      }}
    >
      {children}
      <Underlines marked={marked} chosen={chosen} found={found} current={current} />
    </div>
  )
}
