import { Link } from '@tanstack/react-router'
import type { UnknownSender } from '#src/domain/views/today.ts'
import type { Column } from '../../ui/Table.tsx'
import { dayWords, userLocale } from '../../words/dates.ts'
import { count } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'

function Last({ at }: { readonly at: string | null }) {
  const now = useNow()
  return <span className="tabular text-text-2">{at !== null && dayWords(at, now, userLocale())}</span>
}
/** Why a sender may be somebody who is here. */
export const perhaps = (name: string): string => `Writes under the same name in a thread with ${name}`
const number = (n: number) => <span className="tabular text-text-2">{n === 0 ? '' : count(n)}</span>

export const senderColumns: readonly Column<UnknownSender>[] = [
  {
    id: 'name',
    head: 'Name',
    least: 9,
    share: 1,
    render: row => <span className="font-medium">{row.name ?? ''}</span>,
  },
  { id: 'value', head: 'Address', least: 12, share: 1.3, render: row => row.value },
  {
    id: 'alike',
    head: 'Perhaps',
    least: 9,
    share: 1,
    render: row =>
      row.alike !== null && (
        <span title={perhaps(row.alike.name)} className="text-text-2">
          <Link to="/people/$id" params={{ id: row.alike.id }} className="text-accent">
            {row.alike.name}
          </Link>
          , same thread
        </span>
      ),
  },
  {
    id: 'subject',
    head: 'Last subject',
    least: 10,
    share: 1.6,
    render: row => <span className="text-text-2">{row.subject}</span>,
  },
  { id: 'received', head: 'Received', least: 4.5, share: 0, render: row => number(row.received) },
  { id: 'sent', head: 'Sent', least: 3.5, share: 0, render: row => number(row.sent) },
  { id: 'last', head: 'Last', least: 6, share: 0, render: row => <Last at={row.last} /> },
]

/** The two lines of a row on a phone. */
export const SenderRow = ({ row }: { readonly row: UnknownSender }) => (
  <span className="block min-w-0">
    <span className="flex justify-between gap-3">
      <span className="truncate font-medium">{row.name ?? row.value}</span>
      <Last at={row.last} />
    </span>
    <span className="block truncate text-small text-text-2">
      {row.alike === null ? (row.subject ?? row.value) : perhaps(row.alike.name)}
    </span>
  </span>
)
