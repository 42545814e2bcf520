// biome-ignore-all lint/a11y/useSemanticElements: a virtual table positions its rows, which table elements forbid; the roles say the same
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus roves over the rows
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { cx } from './cx.ts'
import { fitting, trackOf } from './fitting.ts'
import { SortHead } from './SortHead.tsx'
import { useWidth } from './useWidth.ts'

export interface Column<Row> {
  readonly id: string
  readonly head: string
  /** Narrowest width, in rem. */
  readonly least: number
  /** Share of the room that is left; 0 keeps the least. */
  readonly share: number
  readonly sort?: string
  readonly render: (row: Row) => ReactNode
}
export interface Sorting {
  readonly by: string
  readonly order: 'asc' | 'desc'
}

interface TableProps<Row> {
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly total: number
  readonly rowKey: (row: Row) => string
  readonly rowHeight: number
  /** One cell for the whole row, on a phone. */
  readonly single?: ((row: Row) => ReactNode) | undefined
  readonly active: number
  readonly onActive: (index: number) => void
  readonly onOpen: (row: Row) => void
  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (row: Row, range: boolean) => void
  readonly sorting?: Sorting
  readonly onSort?: (by: string) => void
  /** More rows are wanted: the end is near. */
  readonly onEnd: () => void
}

const ownClick = 'a, button, input, label'

/** A table of any length: only the rows in sight are on the page; the chosen row keeps the focus wherever it scrolls. */
export function Table<Row>(props: TableProps<Row>) {
  const {
    label,
    rows,
    total,
    rowKey,
    rowHeight,
    single,
    active,
    onActive,
    onOpen,
    selected,
    onSelect,
    sorting,
    onSort,
    onEnd,
  } = props
  const box = useRef<HTMLDivElement>(null)
  const width = useWidth(box)
  const columns = fitting(props.columns, width, props.selected !== undefined)
  const [margin, setMargin] = useState(0)
  useLayoutEffect(() => {
    const place = (): void => setMargin((box.current?.getBoundingClientRect().top ?? 0) + window.scrollY)
    place()
    addEventListener('resize', place)
    return () => removeEventListener('resize', place)
  }, [])
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin: margin,
    scrollPaddingStart: 96,
    scrollPaddingEnd: 88,
    rangeExtractor: range =>
      [...new Set([...defaultRangeExtractor(range), ...(active >= 0 && active < rows.length ? [active] : [])])].sort(
        (a, b) => a - b,
      ),
  })
  const { scrollToIndex, measure } = virtual
  useEffect(() => measure(), [rowHeight, measure])
  const focused = useRef(-1)
  useEffect(() => {
    if (active < 0 || focused.current === active) return
    focused.current = active
    scrollToIndex(active, { align: 'auto' })
    const frame = requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-index="${active}"]`)?.focus({ preventScroll: true }),
    )
    return () => cancelAnimationFrame(frame)
  }, [active, scrollToIndex])
  const items = virtual.getVirtualItems()
  const lastSeen = items[items.length - 1]?.index ?? 0
  useEffect(() => {
    if (rows.length < total && lastSeen > rows.length - 40) onEnd()
  }, [lastSeen, rows.length, total, onEnd])

  const tracks =
    single === undefined
      ? [selected === undefined ? '' : '2rem', ...columns.map(trackOf)].join(' ')
      : selected === undefined
        ? '1fr'
        : '2.25rem 1fr'
  return (
    <div role="grid" aria-label={label} aria-rowcount={total + 1} aria-multiselectable={selected !== undefined}>
      <div
        role="rowgroup"
        className={cx('sticky top-0 z-10 border-b border-line bg-canvas', single !== undefined && 'sr-only')}
      >
        <div
          role="row"
          aria-rowindex={1}
          className="grid h-8 items-center gap-x-4 px-3 text-small text-text-2"
          style={{ gridTemplateColumns: tracks }}
        >
          {selected !== undefined && (
            <div role="columnheader">
              <span className="sr-only">Selected</span>
            </div>
          )}
          {columns.map(column => (
            <SortHead key={column.id} column={column} sorting={sorting} onSort={onSort} />
          ))}
        </div>
      </div>
      <div ref={box} role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {items.map(item => {
          const row = rows[item.index]
          if (row === undefined) return null
          const key = rowKey(row)
          const chosen = selected?.has(key) === true
          return (
            <div
              key={key}
              role="row"
              data-index={item.index}
              aria-rowindex={item.index + 2}
              {...(selected === undefined ? {} : { 'aria-selected': chosen })}
              tabIndex={item.index === Math.max(0, active) ? 0 : -1}
              onFocus={() => {
                focused.current = item.index
                onActive(item.index)
              }}
              onClick={event => {
                if (event.target instanceof Element && event.target.closest(ownClick) === null) onOpen(row)
              }}
              onKeyDown={event => {
                if (event.key !== 'Enter' || event.target !== event.currentTarget) return
                event.preventDefault()
                onOpen(row)
              }}
              className={cx(
                'absolute inset-x-0 top-0 grid cursor-pointer items-center gap-x-4 border-b border-line px-3 outline-offset-[-2px]',
                chosen ? 'bg-accent-soft' : 'hover:bg-sunken',
                item.index === active && !chosen && 'bg-sunken',
              )}
              style={{
                height: item.size,
                transform: `translateY(${item.start - margin}px)`,
                gridTemplateColumns: tracks,
              }}
            >
              {selected !== undefined && (
                <div role="gridcell" className="flex">
                  <label className="-m-2 flex size-8 items-center justify-center max-sm:-m-3.5 max-sm:size-11">
                    <input
                      type="checkbox"
                      tabIndex={-1}
                      aria-label="Select"
                      checked={chosen}
                      onClick={event => {
                        event.stopPropagation()
                        onSelect?.(row, event.shiftKey)
                      }}
                      readOnly
                    />
                  </label>
                </div>
              )}
              {single === undefined ? (
                columns.map(column => (
                  <div key={column.id} role="gridcell" className="min-w-0 truncate">
                    {column.render(row)}
                  </div>
                ))
              ) : (
                <div role="gridcell" className="min-w-0">
                  {single(row)}
                </div>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
