import type { TodayRow } from '#src/domain/views/today.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { groupOfAct } from '../../words/acts.ts'
import { dayWords, sinceWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'
import { actFor } from './act-for.ts'
import type { TodayVerb } from './TodayGroup.tsx'
import { doneWith, mayEnd } from './today-acts.ts'

interface TodayItemProps {
  readonly row: TodayRow
  readonly verb: TodayVerb
  readonly onOpen: (row: TodayRow) => void
  readonly onLater: (row: TodayRow) => void
}

const verbs: { readonly [V in TodayVerb]: { readonly words: string; readonly keys: string } } = {
  reply: { words: 'Reply', keys: 'r' },
  log: { words: 'Log', keys: 'l' },
  write: { words: 'Write', keys: 'w' },
}

/** Who, why, since when, and the one thing to do. */
export function TodayItem({ row, verb, onOpen, onLater }: TodayItemProps) {
  const now = useNow()
  const canEnd = mayEnd(verb, useMayWrite())
  const { words, keys } = verbs[verb]
  const since = verb === 'reply' ? sinceWords(row.since, now, userLocale()) : dayWords(row.since, now, userLocale())
  return (
    <li className="group relative flex items-center gap-3 border-b border-line px-2 py-2 hover:bg-sunken max-sm:flex-wrap max-sm:gap-y-0 max-sm:py-2.5">
      <button
        type="button"
        data-row={row.key}
        onClick={() => onOpen(row)}
        className="flex min-w-0 flex-1 items-baseline gap-3 text-left row-link max-sm:basis-full max-sm:flex-col max-sm:gap-0"
      >
        <span className="w-44 shrink-0 truncate font-medium max-sm:w-full">{row.person.name}</span>
        <span className="flex min-w-0 flex-1 items-baseline gap-1.5 text-text-2 max-sm:w-full">
          {row.channel !== null && <Glyph group={groupOfAct(row.channel)} className="size-3 self-center" />}
          <span className="truncate">{row.reason}</span>
          <span className="tabular ml-auto shrink-0 pl-2 text-small">{since}</span>
        </span>
      </button>
      <span className="relative z-10 flex shrink-0 items-center gap-1 max-sm:ml-auto">
        {canEnd && (
          <Button keys={keys} onClick={() => void actFor(row, verb, onOpen)}>
            {words}
          </Button>
        )}
        <IconButton icon="later" label="Later" keys="s" onClick={() => onLater(row)} />
        {canEnd && <IconButton icon="check" label="Done" keys="d" onClick={() => void doneWith(row)} />}
      </span>
    </li>
  )
}
