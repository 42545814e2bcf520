import { Link } from '@tanstack/react-router'
import type { CompanyRow } from '#src/domain/views/companies.ts'
import type { Column } from '../../ui/Table.tsx'
import { count, counted } from '../../words/numbers.ts'
import { LastCell } from '../people/PersonCells.tsx'

const name = (row: CompanyRow) => (
  <Link to="/companies/$id" params={{ id: row.id }} tabIndex={-1} className="truncate font-medium hover:underline">
    {row.name}
  </Link>
)
const number = (n: number) => <span className="tabular text-text-2">{n === 0 ? '' : count(n)}</span>

export const companyColumns: readonly Column<CompanyRow>[] = [
  { id: 'name', head: 'Name', sort: 'name', track: 'minmax(12rem, 1.6fr)', render: name },
  {
    id: 'domain',
    head: 'Domain',
    track: 'minmax(9rem, 1fr)',
    render: row => <span className="text-text-2">{row.domain}</span>,
  },
  { id: 'people', head: 'People', sort: 'people', track: '5rem', render: row => number(row.people) },
  { id: 'jobs', head: 'Jobs', track: '5rem', render: row => number(row.jobs) },
  {
    id: 'last',
    head: 'Last contact',
    sort: 'last',
    track: 'minmax(10rem, 1fr)',
    render: row => <LastCell last={row.last} />,
  },
]

export const CompanyPhoneRow = ({ row }: { readonly row: CompanyRow }) => (
  <span className="block min-w-0">
    <span className="block truncate">{name(row)}</span>
    <span className="block truncate text-small text-text-2">
      {counted(row.people, 'person', 'people')}
      {row.jobs > 0 && `, ${counted(row.jobs, 'job')}`}
    </span>
  </span>
)
