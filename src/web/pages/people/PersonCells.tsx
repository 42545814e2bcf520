import { Link } from '@tanstack/react-router'
import type { NextStep, Touch } from '#src/domain/views/common.ts'
import type { PersonRow } from '#src/domain/views/people.ts'
import { cx } from '../../ui/cx.ts'
import { Direction } from '../../ui/Direction.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { directionSign, directionWords, groupOfAct } from '../../words/acts.ts'
import { dayWords, occurredWords, userLocale } from '../../words/dates.ts'
import { kindName } from '../../words/kinds.ts'
import { useNow } from '../../words/useNow.ts'

/** Cells of people lists. Names and texts come from outside: they are only ever React text. */
export function NameCell({ row }: { readonly row: PersonRow }) {
  const about = row.headline ?? [row.title, row.company].filter(Boolean).join(', ')
  return (
    <span className="flex min-w-0 items-baseline gap-2">
      <Link
        to="/people/$id"
        params={{ id: row.id }}
        tabIndex={-1}
        className="max-w-[60%] shrink-0 truncate font-medium hover:underline"
      >
        {row.name}
      </Link>
      {row.doNotContact && <span className="shrink-0 text-small text-bad">do not contact</span>}
      <span className="truncate text-text-2">{about}</span>
    </span>
  )
}

export function LastCell({ last }: { readonly last: Touch | null }) {
  const now = useNow()
  if (last === null) return <span className="text-text-3">none yet</span>
  return (
    <span className="flex items-center gap-1.5">
      <Glyph group={groupOfAct(last.channel)} hollow={last.precision === 'before' || last.precision === 'unknown'} />
      <Direction sign={directionSign(last.direction)} words={directionWords(last.direction)} />
      <span className="truncate">{kindName(last.kind)}</span>
      <span className="tabular ml-auto shrink-0 text-text-2">{occurredWords(last, now, userLocale())}</span>
    </span>
  )
}

export function NextCell({ next }: { readonly next: NextStep | null }) {
  const now = useNow()
  if (next === null) return null
  const late = Date.parse(next.due) < now.getTime()
  return (
    <span className="flex gap-1.5">
      <span className="truncate">{next.text}</span>
      <span className={cx('tabular shrink-0', late ? 'text-warn' : 'text-text-2')}>
        {dayWords(next.due, now, userLocale())}
      </span>
    </span>
  )
}

/** The two lines of a row on a phone. */
export function PhoneRow({ row }: { readonly row: PersonRow }) {
  const now = useNow()
  const about = row.headline ?? [row.title, row.company].filter(Boolean).join(', ')
  return (
    <span className="block min-w-0">
      <span className="flex items-baseline justify-between gap-3">
        <Link to="/people/$id" params={{ id: row.id }} tabIndex={-1} className="truncate font-medium">
          {row.name}
        </Link>
        {row.last !== null && (
          <span className="tabular flex shrink-0 items-center gap-1.5 text-small text-text-2">
            <Glyph group={groupOfAct(row.last.channel)} className="size-3" />
            {occurredWords(row.last, now, userLocale())}
          </span>
        )}
      </span>
      <span className="block truncate text-small text-text-2">
        {row.doNotContact ? (
          <span className="text-bad">do not contact</span>
        ) : row.next === null ? (
          about
        ) : (
          `${row.next.text}, ${dayWords(row.next.due, now, userLocale())}`
        )}
      </span>
    </span>
  )
}
