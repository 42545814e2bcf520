import { Link } from '@tanstack/react-router'
import type { JobRow } from '#src/domain/views/companies.ts'
import type { Column } from '../../ui/Table.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { count, counted } from '../../words/numbers.ts'

const title = (row: JobRow) => (
  <Link to="/jobs/$id" params={{ id: row.id }} tabIndex={-1} className="truncate font-medium hover:underline">
    {row.title}
  </Link>
)
const date = (at: string | null) => (
  <span className="tabular text-text-2">{at !== null && plainDay(at, userLocale())}</span>
)

export const jobColumns: readonly Column<JobRow>[] = [
  { id: 'title', head: 'Job', least: 14, share: 2, render: title },
  {
    id: 'client',
    head: 'Client',
    least: 9,
    share: 1.2,
    render: row => <span className="text-text-2">{row.client?.name}</span>,
  },
  {
    id: 'people',
    head: 'People',
    least: 5,
    share: 0,
    render: row => <span className="tabular text-text-2">{row.people === 0 ? '' : count(row.people)}</span>,
  },
  { id: 'opened', head: 'Opened', least: 8, share: 0, render: row => date(row.opened) },
  { id: 'closed', head: 'Closed', least: 8, share: 0, render: row => (row.open ? 'open' : date(row.closed)) },
]

export const JobPhoneRow = ({ row }: { readonly row: JobRow }) => (
  <span className="block min-w-0">
    <span className="block truncate">{title(row)}</span>
    <span className="block truncate text-small text-text-2">
      {[row.client?.name, counted(row.people, 'person', 'people'), row.open ? null : 'closed']
        .filter(Boolean)
        .join(' · ')}
    </span>
  </span>
)
