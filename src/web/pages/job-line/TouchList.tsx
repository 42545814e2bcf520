import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import type { Reason } from '#src/domain/belonging.ts'
import type { JobTouch } from '#src/domain/views/job-line.ts'
import { cx } from '../../ui/cx.ts'
import { Direction } from '../../ui/Direction.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { actWords, directionSign, directionWords, groupOfAct } from '../../words/acts.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { spoken } from '../../words/vocabulary.ts'

interface TouchListProps {
  /** Newest first. */
  readonly touches: readonly JobTouch[]
  readonly chosen: string | undefined
  readonly onChoose: (touch: JobTouch) => void
  readonly nameOf: (person: string) => string
}

export const reasonShort = (): Readonly<Record<Reason, string>> => ({
  names: spoken('names this job'),
  window: 'in its window',
  led: 'led here',
})

/** The same touches as a list; it and the picture share one selection. */
export function TouchList({ touches, chosen, onChoose, nameOf }: TouchListProps) {
  const box = useRef<HTMLElement>(null)
  const rows = useVirtualizer({
    count: touches.length,
    getScrollElement: () => box.current,
    estimateSize: () => 58,
    overscan: 8,
    getItemKey: index => touches[index]?.entry ?? index,
  })
  const at = touches.findIndex(touch => touch.entry === chosen)
  const { scrollToIndex } = rows
  useEffect(() => {
    if (at >= 0) scrollToIndex(at, { align: 'auto' })
  }, [at, scrollToIndex])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region is reached by keyboard
    <section ref={box} tabIndex={0} aria-label="Touches, newest first" className="h-full overflow-y-auto">
      <ol className="relative" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(item => {
          const touch = touches[item.index]
          if (touch === undefined) return null
          const on = touch.entry === chosen
          return (
            <li
              key={item.key}
              data-active={on}
              className={cx('absolute inset-x-0 border-b border-line', on ? 'bg-accent-soft' : 'hover:bg-sunken')}
              style={{ top: item.start, height: item.size }}
            >
              <button
                type="button"
                aria-current={on}
                onClick={() => onChoose(touch)}
                className="flex h-full w-full gap-2.5 px-3 py-2 text-left -outline-offset-2"
              >
                <Glyph group={groupOfAct(touch.channel)} hollow={!touch.sure} className="mt-0.5 size-3.5" />
                <span className="min-w-0 flex-1">
                  <span className="flex gap-2">
                    <span className="min-w-0 flex-1 truncate">
                      <span className="font-medium">{actWords(touch.kind, touch.channel)}</span>{' '}
                      <Direction sign={directionSign(touch.direction)} words={directionWords(touch.direction)} />{' '}
                      {touch.people.map(nameOf).slice(0, 2).join(', ')}
                    </span>
                    <time dateTime={touch.at} className="shrink-0 text-small text-text-2">
                      {plainDay(touch.at, userLocale())}
                    </time>
                  </span>
                  <span className="flex gap-2 text-small text-text-2">
                    <span className="min-w-0 flex-1 truncate">{touch.words}</span>
                    <span className="shrink-0 text-text-3">{reasonShort()[touch.reason]}</span>
                  </span>
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
