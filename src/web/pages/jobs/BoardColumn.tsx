import { useQueries } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef, useState } from 'react'
import type { CandidateCard, BoardColumn as Column } from '#src/domain/views/jobs.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { cx } from '../../ui/cx.ts'
import { count } from '../../words/numbers.ts'
import { BoardCard, cardHeight } from './BoardCard.tsx'

const page = 100

interface Props {
  readonly job: string
  /** Its place on the board; null for those who are not on the way any more. */
  readonly at: number | null
  readonly column: Pick<Column, 'name' | 'total' | 'cards'>
  readonly now: Date
  readonly chosen: ReadonlySet<string>
  readonly isOver: boolean
  readonly onOver: (over: boolean) => void
  readonly onDrop: () => void
  readonly onOpen: (card: CandidateCard) => void
  readonly onChoose: (card: CandidateCard) => void
  readonly onChooseAll: () => void
  readonly onShift: (card: CandidateCard, by: -1 | 1) => void
  readonly onDrag: (card: CandidateCard | null) => void
}

/** A stage: as many as stand there, and on the page those in sight. The others come when somebody scrolls to them. */
export function BoardColumn({
  job,
  at,
  column,
  now,
  chosen,
  isOver,
  onOver,
  onDrop,
  onOpen,
  onChoose,
  onChooseAll,
  onShift,
  onDrag,
}: Props) {
  const mayWrite = useMayWrite()
  const box = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<readonly number[]>(column.cards.length === 0 && column.total > 0 ? [0] : [])
  const more = useQueries({ queries: pages.map(from => jobQueries.column(job, at, from)) })
  const cards = new Map<number, CandidateCard>(column.cards.map((card, index) => [index, card]))
  more.forEach((query, index) => {
    const from = pages[index] ?? 0
    query.data?.rows.forEach((card, row) => void (cards.has(from + row) || cards.set(from + row, card)))
  })
  const virtual = useVirtualizer({
    count: column.total,
    getScrollElement: () => box.current,
    estimateSize: () => cardHeight,
    overscan: 3,
    onChange: instance => {
      const last = instance.getVirtualItems().at(-1)?.index ?? 0
      const from = Math.floor(last / page) * page
      if (last >= column.cards.length && !pages.includes(from)) setPages([...pages, from])
    },
  })
  return (
    <section
      aria-label={`${column.name}, ${count(column.total)}`}
      onDragOver={event => {
        event.preventDefault()
        if (!isOver) onOver(true)
      }}
      onDragLeave={event => !event.currentTarget.contains(event.relatedTarget as Node | null) && onOver(false)}
      onDrop={event => {
        event.preventDefault()
        onDrop()
      }}
      className={cx(
        'flex max-h-full min-w-52 flex-1 snap-start flex-col rounded-panel bg-sunken max-sm:min-w-[78vw]',
        isOver && 'outline-2 outline-accent',
      )}
    >
      <h2 className="flex min-h-10 items-center gap-2 px-3 pt-1">
        <span className="min-w-0 flex-1 truncate font-medium">{column.name}</span>
        {column.total > 0 && (
          <button
            type="button"
            onClick={onChooseAll}
            disabled={!mayWrite}
            aria-label={mayWrite ? `Choose all ${count(column.total)} in ${column.name}` : undefined}
            className="tabular min-h-6 rounded-control px-1.5 text-text-2 enabled:hover:bg-surface"
          >
            {count(column.total)}
          </button>
        )}
      </h2>
      <div ref={box} className="min-h-24 flex-1 overflow-y-auto px-2 pb-2">
        <ul className="relative" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(item => {
            const card = cards.get(item.index)
            return (
              <li
                key={card?.id ?? item.index}
                className="absolute inset-x-0 top-0"
                style={{ transform: `translateY(${item.start}px)`, height: cardHeight }}
              >
                {card === undefined ? (
                  <div className="h-19 rounded-control border border-line bg-surface opacity-50" />
                ) : (
                  <BoardCard
                    card={card}
                    now={now}
                    chosen={chosen.has(card.id)}
                    onOpen={() => onOpen(card)}
                    onChoose={() => onChoose(card)}
                    onShift={by => onShift(card, by)}
                    onDragStart={() => onDrag(card)}
                    onDragEnd={() => onDrag(null)}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </div>
    </section>
  )
}
