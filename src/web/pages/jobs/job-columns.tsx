import { Link } from '@tanstack/react-router'
import type { JobRow } from '#src/domain/views/jobs.ts'
import { useSession } from '../../data/useSession.ts'
import type { Column } from '../../ui/Table.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { count, counted } from '../../words/numbers.ts'
import { forItself, spoken } from '../../words/vocabulary.ts'
import { stateLook, stateWords } from './state-words.ts'

const title = (row: JobRow) => (
  <Link to="/jobs/$id" params={{ id: row.id }} tabIndex={-1} className="truncate font-medium hover:underline">
    {row.title}
  </Link>
)
const figure = (n: number) => <span className="tabular text-text-2">{n === 0 ? '' : count(n)}</span>

function Owner({ id }: { readonly id: string | null }) {
  const { account, colleagues } = useSession()
  const name = id === null ? '' : [account, ...colleagues].find(one => one.id === id)?.name
  return <span className="truncate text-text-2">{name}</span>
}

/** The day that matters: when it ended, when it is due, when the order was taken. */
function When({ row }: { readonly row: JobRow }) {
  const [words, at] =
    row.closed !== null
      ? ['ended', row.closed]
      : row.due !== null
        ? ['due', row.due]
        : row.ordered !== null
          ? [spoken('order'), row.ordered]
          : ['since', row.opened]
  return <span className="tabular truncate text-text-2">{at !== null && `${words} ${plainDay(at, userLocale())}`}</span>
}

const clientColumn = (): Column<JobRow> => ({
  id: 'client',
  head: spoken('Client'),
  least: 9,
  share: 1.2,
  render: row => <span className="truncate text-text-2">{row.client?.name}</span>,
})

export const jobColumns = (): readonly Column<JobRow>[] => [
  { id: 'title', head: spoken('Job'), least: 14, share: 2, render: title },
  ...(forItself() ? [] : [clientColumn()]),
  {
    id: 'state',
    head: 'State',
    least: 6,
    share: 0,
    render: row => <span className={stateLook(row.state)}>{stateWords[row.state]}</span>,
  },
  { id: 'when', head: 'Date', least: 9.5, share: 0, render: row => <When row={row} /> },
  { id: 'people', head: 'On it', least: 4, share: 0, render: row => figure(row.people) },
  { id: 'sent', head: 'Sent', least: 4, share: 0, render: row => figure(row.sent) },
  { id: 'placed', head: 'Placed', least: 4.5, share: 0, render: row => figure(row.placed) },
  { id: 'owed', head: 'Unanswered', least: 6.5, share: 0, render: row => figure(row.owed) },
  { id: 'owner', head: 'Owner', least: 8, share: 0.6, render: row => <Owner id={row.owner} /> },
]

export const JobPhoneRow = ({ row }: { readonly row: JobRow }) => (
  <span className="block min-w-0">
    <span className="block truncate">{title(row)}</span>
    <span className="block truncate text-small text-text-2">
      {[
        row.client?.name,
        stateWords[row.state],
        counted(row.people, 'person', 'people'),
        row.owed > 0 ? `${count(row.owed)} unanswered` : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  </span>
)
