import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, type Ref, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { LineQuery } from '#src/domain/views/line.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { problemIn } from '../../http.ts'
import { useRowKeys } from '../../keys/useRowKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'
import { LineContext, type LineShared } from './LineContext.ts'
import { LineItems } from './LineItems.tsx'
import { MinutesDialog } from './MinutesDialog.tsx'
import { Sentinel } from './Sentinel.tsx'
import { itemKey, itemTime, sectionsOf } from './sections.ts'
import type { Shown } from './shown.ts'
import type { LineSource } from './source.ts'
import { useFromTop } from './useFromTop.ts'
import { useKeepPlace } from './useKeepPlace.ts'
import { useLine } from './useLine.ts'
import { useNews } from './useNews.ts'

const pill = 'h-8 animate-rise rounded-full px-4 font-medium whitespace-nowrap shadow-float max-sm:h-11'

export interface LineHandle {
  /** Scrolls to an act or a time when it is loaded; false when it is not. */
  readonly scrollTo: (time: number, entry: string | null) => boolean
}

interface LineListProps {
  readonly source: LineSource
  readonly filters: LineQuery
  readonly at: string | undefined
  readonly open: string | undefined
  readonly marked?: string | null
  readonly shown?: Shown | null
  readonly empty: ReactNode
  readonly onNewest: () => void
  readonly ref?: Ref<LineHandle>
}

/** The line as a list, endless both ways. */
export function LineList({
  source,
  filters,
  at,
  open,
  marked = null,
  shown = null,
  empty,
  onNewest,
  ref,
}: LineListProps) {
  const client = useQueryClient()
  const box = useRef<HTMLDivElement>(null)
  const now = useNow()
  const {
    data,
    items,
    error,
    fetchNextPage,
    fetchPreviousPage,
    hasNextPage,
    hasPreviousPage,
    isFetchingNextPage,
    isFetchingPreviousPage,
    isFetchNextPageError,
    refetch,
  } = useLine(source, filters, at)
  const sections = useMemo(() => sectionsOf(items, now, userLocale()), [items, now])
  // A first screen that came with the person is not counted.
  const whole = data?.pages[0]?.total ?? 0
  const first = items[0]
  useKeepPlace(box, first === undefined ? undefined : itemKey(first))
  useFromTop(box, JSON.stringify([source.key, filters, at]))
  const [waiting, seen] = useNews(source, filters, items)
  const mayWrite = useMayWrite()
  const [timed, setTimed] = useState<string | null>(null)
  const toTime = (row: string): void => {
    if (!row.startsWith('pending:')) setTimed(row)
  }
  useRowKeys({
    group: 'Line',
    rows: box,
    following: open !== undefined,
    ...(mayWrite && {
      keys: (row: string) => ({ m: ['Minutes it took', () => toTime(row)] }),
      names: { m: 'Minutes it took' },
    }),
  })
  useImperativeHandle(ref, () => ({
    scrollTo: (time, entry) => {
      const times = items.map(itemTime).filter(one => one !== null)
      const newest = Math.max(...times)
      const oldest = Math.min(...times)
      if (times.length === 0 || (time > newest && hasPreviousPage) || (time < oldest && hasNextPage)) return false
      const rows = [...(box.current?.querySelectorAll<HTMLElement>('[data-at]') ?? [])]
      const row =
        (entry === null ? undefined : rows.find(one => one.dataset.entry === entry)) ??
        rows.find(one => Number(one.dataset.at) <= time) ??
        rows.at(-1)
      row?.scrollIntoView({ block: 'start' })
      return row !== undefined
    },
  }))
  const shared = useMemo<LineShared>(
    () => ({ person: source.person, shown, marked, open, now }),
    [source.person, shown, marked, open, now],
  )
  const showNews = (): void => {
    seen()
    onNewest()
    void client.invalidateQueries({ queryKey: source.key })
    window.scrollTo({ top: 0 })
  }

  return (
    <div ref={box} className="[overflow-anchor:none]">
      {(waiting > 0 || at !== undefined) && (
        <div className="sticky top-20 z-10 flex h-0 justify-center gap-2">
          {waiting > 0 && (
            <button type="button" onClick={showNews} className={cx(pill, 'bg-accent text-on-accent')}>
              {waiting} new
            </button>
          )}
          {at !== undefined && (
            <button type="button" onClick={onNewest} className={cx(pill, 'border border-control bg-surface')}>
              Back to the newest
            </button>
          )}
        </div>
      )}
      {data === undefined && error === null && <Skeleton rows={8} />}
      {data === undefined && error !== null && (
        <Notice tone="bad" icon="warn" alert action={<Button onClick={() => void refetch()}>Try again</Button>}>
          {problemIn(error).title}
        </Notice>
      )}
      {data !== undefined && items.length === 0 && empty}
      <Sentinel ready={hasPreviousPage && !isFetchingPreviousPage} onNear={() => void fetchPreviousPage()} />
      <LineContext value={shared}>
        <LineItems sections={sections} person={source.person} />
      </LineContext>
      {timed !== null && <MinutesDialog entry={timed} onClose={() => setTimed(null)} />}
      {isFetchingNextPage && <Skeleton rows={3} className="px-2" />}
      {isFetchNextPageError && (
        <Notice tone="bad" icon="warn" alert action={<Button onClick={() => void fetchNextPage()}>Try again</Button>}>
          Older rows could not be fetched.
        </Notice>
      )}
      <Sentinel
        ready={hasNextPage && !isFetchingNextPage && !isFetchNextPageError}
        onNear={() => void fetchNextPage()}
      />
      {data !== undefined && !hasNextPage && items.length > 0 && (
        <p className="px-2 py-6 text-small text-text-3">
          The line begins here.{whole > 0 && ` ${counted(whole, 'touch', 'touches')} in all.`}
        </p>
      )}
    </div>
  )
}
