import type { KeyboardEvent } from 'react'
import type { CandidateCard } from '#src/domain/views/jobs.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'
import { dayWords, sinceWords, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { isLate, promiseWords } from './promise-words.ts'
import { clientSilentDays, quietDays, silentDays } from './silence.ts'

interface Props {
  readonly card: CandidateCard
  readonly now: Date
  readonly chosen: boolean
  readonly onOpen: () => void
  readonly onChoose: () => void
  /** Moves by columns: -1 back, 1 on. */
  readonly onShift: (by: -1 | 1) => void
  readonly onDragStart: () => void
  readonly onDragEnd: () => void
}

export const cardHeight = 84

/** One person on the board: who, since when here, and how long they have heard nothing. */
export function BoardCard({ card, now, chosen, onOpen, onChoose, onShift, onDragStart, onDragEnd }: Props) {
  const mayWrite = useMayWrite()
  const silent = silentDays(card, now)
  const client = clientSilentDays(card, now)
  const late = card.promised !== null && isLate(card.promised, now) ? card.promised : null
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : null
    if (by === null || !event.shiftKey || !mayWrite) return
    event.preventDefault()
    event.stopPropagation()
    onShift(by)
  }
  return (
    <article
      draggable={mayWrite}
      onDragStart={event => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', card.id)
        onDragStart()
      }}
      onDragEnd={onDragEnd}
      className={cx(
        'relative flex h-19 flex-col rounded-control border bg-surface px-2.5 py-1.5',
        mayWrite && 'cursor-grab active:cursor-grabbing',
        chosen ? 'border-accent bg-accent-soft' : 'border-line',
      )}
    >
      <span className="flex items-center gap-2">
        {mayWrite && (
          <input
            type="checkbox"
            aria-label={`Choose ${card.name}`}
            checked={chosen}
            onChange={onChoose}
            className="relative z-10 shrink-0"
          />
        )}
        <button
          type="button"
          data-row={card.id}
          aria-keyshortcuts={mayWrite ? 'Shift+ArrowLeft Shift+ArrowRight' : undefined}
          onClick={onOpen}
          onKeyDown={onKeyDown}
          className="row-link min-w-0 flex-1 truncate text-left font-medium"
        >
          {card.name}
        </button>
      </span>
      <span className="truncate text-small text-text-2">{card.headline}</span>
      <span className="mt-auto flex items-center gap-2 truncate text-small text-text-2">
        {late !== null ? null : client === null ? (
          <span className="tabular truncate" title={card.stage ?? undefined}>
            {sinceWords(card.since, now, userLocale())}
          </span>
        ) : (
          <span
            className="tabular inline-flex shrink-0 items-center gap-1 text-warn"
            title={spoken('The client has said nothing since they have the CV')}
          >
            <Icon name="companies" className="size-3" />
            {counted(client, 'day')}
            <span className="sr-only">{spoken('client silent')}</span>
          </span>
        )}
        {card.interview !== null && card.interview > now.toISOString() && (
          <span className="ml-auto shrink-0 text-text">{dayWords(card.interview, now, userLocale())}</span>
        )}
        {late !== null && (
          <span
            className="inline-flex min-w-0 items-center gap-1 truncate text-warn"
            title={`${spoken('The client')} promised`}
          >
            <Icon name="companies" className="size-3" />
            <span className="truncate">{promiseWords(late, now)}</span>
          </span>
        )}
        {silent !== null && silent >= quietDays && late === null && (
          <span className="ml-auto inline-flex shrink-0 items-center gap-1 text-warn">
            <Icon name="clock" className="size-3" />
            {counted(silent, 'day')} <span className={client === null ? undefined : 'sr-only'}>silent</span>
          </span>
        )}
      </span>
    </article>
  )
}
