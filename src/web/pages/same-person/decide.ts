import type { InfiniteData } from '@tanstack/react-query'
import type { Page } from '#src/domain/views/common.ts'
import type { SamePersonGroup } from '#src/domain/views/same-person.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queryClient } from '../../data/query-client.ts'
import { counted } from '../../words/numbers.ts'

type Groups = InfiniteData<Page<SamePersonGroup>>
const key = ['same-person']
const freshens = [['today'], ['people'], ['person'], ['past']]

function takeOut(group: SamePersonGroup): () => void {
  const before = queryClient.getQueryData<Groups>(key)
  queryClient.setQueryData<Groups>(key, data =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map(page => ({
            ...page,
            total: Math.max(0, page.total - 1),
            rows: page.rows.filter(row => row.key !== group.key),
          })),
        },
  )
  return () => queryClient.setQueryData(key, before)
}

/** `same`: who of them are one, where not all are. Every answer can be undone. */
export const decide = (
  group: SamePersonGroup,
  decision: 'same' | 'different',
  same?: readonly string[],
): Promise<unknown> =>
  perform({
    words: `${decision === 'same' ? 'One person' : 'Not the same'}: ${group.people[0]?.name ?? ''}`,
    run: () => api.decideSame(group.key, decision, same),
    atOnce: () => takeOut(group),
    freshens,
  })

export const acceptAbove = (mark: number, merges: number): Promise<unknown> =>
  perform({
    words: `${counted(merges, 'person is', 'people are')} now one with somebody`,
    run: () => api.acceptAbove(mark),
    freshens: [key, ...freshens],
  })
