import type { ReactNode } from 'react'
import { plainDay, userLocale } from '../words/dates.ts'
import type { Hit } from './hit.ts'

interface HoverCardProps {
  readonly hit: Hit
  readonly x: number
  readonly width: number
  readonly top: number
  /** Shows one act: what it was and its first 120 characters. */
  readonly renderEntry: (entry: string) => ReactNode
}

const wide = 280

/** What the pointer rests on, in words. */
export function HoverCard({ hit, x, width, top, renderEntry }: HoverCardProps) {
  const locale = userLocale()
  const left = Math.max(0, Math.min(width - wide, x - wide / 2))
  return (
    <div
      role="presentation"
      className="pointer-events-none absolute z-20 animate-appear rounded-control border border-line bg-surface px-3 py-2 text-small shadow-float"
      style={{ left, top, width: wide }}
    >
      {'mark' in hit ? (
        renderEntry(hit.mark.mark.entry)
      ) : (
        <>
          <div className="font-medium">
            {plainDay(new Date(hit.bar.from).toISOString(), locale)} to{' '}
            {plainDay(new Date(hit.bar.to).toISOString(), locale)}
          </div>
          <div className="tabular text-text-2">
            they {hit.bar.they}, we {hit.bar.we}
            {hit.bar.both > 0 && `, both ${hit.bar.both}`}
          </div>
        </>
      )}
    </div>
  )
}
