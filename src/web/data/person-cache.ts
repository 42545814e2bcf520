import type { InfiniteData } from '@tanstack/react-query'
import type { Page } from '#src/domain/views/common.ts'
import type { PersonPage, PersonRow } from '#src/domain/views/people.ts'
import { queryClient } from './query-client.ts'

type Pages = InfiniteData<Page<PersonRow>>

/** Changes people in every list that is in memory; returns what takes it back. */
export function patchRows(ids: ReadonlySet<string>, change: (row: PersonRow) => PersonRow): () => void {
  const before = queryClient.getQueriesData<Pages>({ queryKey: ['people'] })
  queryClient.setQueriesData<Pages>({ queryKey: ['people'] }, data =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map(page => ({
            ...page,
            rows: page.rows.map(row => (ids.has(row.id) ? change(row) : row)),
          })),
        },
  )
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data)
  }
}

/** Changes one person's page in memory; returns what takes it back. */
export function patchPerson(id: string, change: (person: PersonPage) => PersonPage): () => void {
  const key = ['person', id]
  const before = queryClient.getQueryData<PersonPage>(key)
  if (before !== undefined) queryClient.setQueryData(key, change(before))
  return () => queryClient.setQueryData(key, before)
}

/** What is read again after something about a person has changed. */
export const aboutPerson = (id: string) =>
  [['person', id], ['people'], ['line', id], ['picture', id], ['today']] as const

/** What is read again when two people were put together, or one was taken apart. */
export const aboutBoth = (one: string, other: string) =>
  [...aboutPerson(one), ...aboutPerson(other), ['apart']] as const
