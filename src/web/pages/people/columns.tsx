import type { PersonRow } from '#src/domain/views/people.ts'
import type { Column } from '../../ui/Table.tsx'
import { LastCell, NameCell, NextCell } from './PersonCells.tsx'

const text = (words: string | null) => <span className="text-text-2">{words}</span>

/** Columns to choose from, in their order; the name is always there. */
export const choosable = [
  { id: 'last', head: 'Last contact' },
  { id: 'next', head: 'Next step' },
  { id: 'owner', head: 'Owner' },
  { id: 'tags', head: 'Tags' },
  { id: 'company', head: 'Company' },
  { id: 'title', head: 'Title' },
  { id: 'place', head: 'Place' },
  { id: 'email', head: 'Email' },
  { id: 'phone', head: 'Phone' },
  { id: 'rating', head: 'Rating' },
] as const
type ColumnId = (typeof choosable)[number]['id']
export const usualColumns: readonly ColumnId[] = ['last', 'next', 'owner', 'tags']

type Colleague = (account: string | null) => string | null
const made: (colleague: Colleague) => Readonly<Record<ColumnId, Column<PersonRow>>> = colleague => ({
  last: {
    id: 'last',
    head: 'Last contact',
    sort: 'last',
    least: 14.5,
    share: 1.1,
    render: row => <LastCell last={row.last} />,
  },
  next: {
    id: 'next',
    head: 'Next step',
    sort: 'next',
    least: 8,
    share: 1,
    render: row => <NextCell next={row.next} />,
  },
  owner: {
    id: 'owner',
    head: 'Owner',
    least: 4.5,
    share: 0.5,
    render: row => text(colleague(row.owner)?.split(' ')[0] ?? null),
  },
  tags: { id: 'tags', head: 'Tags', least: 6, share: 0.9, render: row => text(row.tags.join(', ')) },
  company: { id: 'company', head: 'Company', least: 7, share: 0.9, render: row => text(row.company) },
  title: { id: 'title', head: 'Title', least: 7, share: 0.9, render: row => text(row.title) },
  place: { id: 'place', head: 'Place', least: 6, share: 0.7, render: row => text(row.place) },
  email: { id: 'email', head: 'Email', least: 8, share: 1, render: row => text(row.email) },
  phone: {
    id: 'phone',
    head: 'Phone',
    least: 7,
    share: 0.7,
    render: row => <span className="tabular">{text(row.phone)}</span>,
  },
  rating: {
    id: 'rating',
    head: 'Rating',
    sort: 'rating',
    least: 4,
    share: 0,
    render: row => text(row.rating === null ? null : `${row.rating} of 5`),
  },
})

/** The table's columns for the ones that somebody chose; unknown ones are left out. */
export function columnsFor(chosen: readonly string[], colleague: Colleague): readonly Column<PersonRow>[] {
  const known = made(colleague)
  const wanted = chosen.length === 0 ? usualColumns : chosen
  return [
    { id: 'name', head: 'Name', sort: 'name', least: 13, share: 2.2, render: row => <NameCell row={row} /> },
    ...choosable.filter(column => wanted.includes(column.id)).map(column => known[column.id]),
  ]
}
