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
export type ColumnId = (typeof choosable)[number]['id']
export const usualColumns: readonly ColumnId[] = ['last', 'next', 'owner', 'tags']

type Colleague = (account: string | null) => string | null
const made: (colleague: Colleague) => Readonly<Record<ColumnId, Column<PersonRow>>> = colleague => ({
  last: {
    id: 'last',
    head: 'Last contact',
    sort: 'last',
    track: 'minmax(11.5rem, 1.1fr)',
    render: row => <LastCell last={row.last} />,
  },
  next: {
    id: 'next',
    head: 'Next step',
    sort: 'next',
    track: 'minmax(8rem, 1fr)',
    render: row => <NextCell next={row.next} />,
  },
  owner: {
    id: 'owner',
    head: 'Owner',
    track: 'minmax(4.5rem, 0.5fr)',
    render: row => text(colleague(row.owner)?.split(' ')[0] ?? null),
  },
  tags: { id: 'tags', head: 'Tags', track: 'minmax(6rem, 0.9fr)', render: row => text(row.tags.join(', ')) },
  company: { id: 'company', head: 'Company', track: 'minmax(7rem, 0.9fr)', render: row => text(row.company) },
  title: { id: 'title', head: 'Title', track: 'minmax(7rem, 0.9fr)', render: row => text(row.title) },
  place: { id: 'place', head: 'Place', track: 'minmax(6rem, 0.7fr)', render: row => text(row.place) },
  email: { id: 'email', head: 'Email', track: 'minmax(8rem, 1fr)', render: row => text(row.email) },
  phone: {
    id: 'phone',
    head: 'Phone',
    track: 'minmax(7rem, 0.7fr)',
    render: row => <span className="tabular">{text(row.phone)}</span>,
  },
  rating: {
    id: 'rating',
    head: 'Rating',
    sort: 'rating',
    track: '4rem',
    render: row => text(row.rating === null ? null : `${row.rating} of 5`),
  },
})

/** The table's columns for the ones that somebody chose; unknown ones are left out. */
export function columnsFor(chosen: readonly string[], colleague: Colleague): readonly Column<PersonRow>[] {
  const known = made(colleague)
  const wanted = chosen.length === 0 ? usualColumns : chosen
  return [
    { id: 'name', head: 'Name', sort: 'name', track: 'minmax(13rem, 2.2fr)', render: row => <NameCell row={row} /> },
    ...choosable.filter(column => wanted.includes(column.id)).map(column => known[column.id]),
  ]
}
