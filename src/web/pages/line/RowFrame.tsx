import { type ReactNode, useContext } from 'react'
import { cx } from '../../ui/cx.ts'
import { LineContext } from './LineContext.ts'

interface RowFrameProps {
  readonly entry: string
  readonly time: number | null
  readonly glyph: ReactNode
  readonly when: ReactNode
  readonly children: ReactNode
}

/** One row of the line: sign at the left, words in the middle, time at the right. */
export function RowFrame({ entry, time, glyph, when, children }: RowFrameProps) {
  const { shown, marked, open } = useContext(LineContext)
  const on = entry === open || entry === marked
  return (
    <li
      ref={shown?.watch ?? null}
      data-at={time ?? undefined}
      data-entry={entry}
      data-active={on}
      className={cx(
        'group relative rounded-control [contain-intrinsic-size:auto_3.5rem] [content-visibility:auto]',
        on ? 'bg-accent-soft' : 'hover:bg-sunken',
      )}
    >
      <div className="flex gap-3 px-2 py-2">
        <span className="flex w-7 shrink-0 items-center gap-1 self-start pt-0.5">{glyph}</span>
        <div className="min-w-0 flex-1">{children}</div>
        <span className="tabular shrink-0 text-small text-text-2">{when}</span>
      </div>
    </li>
  )
}
