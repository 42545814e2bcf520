import { Link } from '@tanstack/react-router'
import type { CompanyRow } from '#src/domain/views/companies.ts'
import type { Column } from '../../ui/Table.tsx'
import { count, counted } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { LastCell } from '../people/PersonCells.tsx'

const name = (row: CompanyRow) => (
  <Link to="/companies/$id" params={{ id: row.id }} tabIndex={-1} className="truncate font-medium hover:underline">
    {row.name}
  </Link>
)
const number = (n: number) => <span className="tabular text-text-2">{n === 0 ? '' : count(n)}</span>

export const companyColumns = (): readonly Column<CompanyRow>[] => [
  { id: 'name', head: 'Name', sort: 'name', least: 10, share: 1.6, render: name },
  {
    id: 'domain',
    head: 'Domain',
    least: 8,
    share: 1,
    render: row => <span className="text-text-2">{row.domain}</span>,
  },
  { id: 'people', head: 'People', sort: 'people', least: 5, share: 0, render: row => number(row.people) },
  { id: 'jobs', head: spoken('Jobs'), least: 5, share: 0, render: row => number(row.jobs) },
  {
    id: 'last',
    head: 'Last contact',
    sort: 'last',
    least: 14.5,
    share: 1,
    render: row => <LastCell last={row.last} />,
  },
]

export const CompanyPhoneRow = ({ row }: { readonly row: CompanyRow }) => (
  <span className="block min-w-0">
    <span className="block truncate">{name(row)}</span>
    <span className="block truncate text-small text-text-2">
      {counted(row.people, 'person', 'people')}
      {row.jobs > 0 && `, ${counted(row.jobs, spoken('job'))}`}
    </span>
  </span>
)
