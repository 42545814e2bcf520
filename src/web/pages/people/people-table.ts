import type { PersonRow } from '#src/domain/views/people.ts'

const heads = ['Name', 'Title', 'Company', 'Place', 'Email', 'Phone', 'Tags', 'Last contact', 'Next step']

/** People as rows of a spreadsheet, below what its columns are called. */
export const peopleTable = (rows: readonly PersonRow[]): readonly (readonly string[])[] => [
  heads,
  ...rows.map(row => [
    row.name,
    row.title ?? '',
    row.company ?? '',
    row.place ?? '',
    row.email ?? '',
    row.phone ?? '',
    row.tags.join('; '),
    row.last?.at ?? '',
    row.next === null ? '' : `${row.next.text} ${row.next.due}`,
  ]),
]
