import type { InfiniteData } from '@tanstack/react-query'
import type { Page } from '#src/domain/views/common.ts'
import type { SamePersonPair } from '#src/domain/views/today.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queryClient } from '../../data/query-client.ts'

type Pairs = InfiniteData<Page<SamePersonPair>>
const key = ['same-person']

function takeOut(pair: SamePersonPair): () => void {
  const before = queryClient.getQueryData<Pairs>(key)
  queryClient.setQueryData<Pairs>(key, data =>
    data === undefined
      ? data
      : {
          ...data,
          pages: data.pages.map(page => ({
            ...page,
            total: Math.max(0, page.total - 1),
            rows: page.rows.filter(row => row.key !== pair.key),
          })),
        },
  )
  return () => queryClient.setQueryData(key, before)
}

/** One human being, or two. Both answers can be undone. */
export const decide = (pair: SamePersonPair, decision: 'same' | 'different'): Promise<unknown> =>
  perform({
    words: decision === 'same' ? `One person: ${pair.a.name}` : `Not the same: ${pair.a.name}`,
    run: () => api.decidePair(pair.key, decision),
    atOnce: () => takeOut(pair),
    freshens: [['today'], ['people'], ['person']],
  })

export const acceptExact = (): Promise<unknown> =>
  perform({
    words: 'Exact names are one person each',
    run: api.acceptExact,
    freshens: [['same-person'], ['today'], ['people'], ['person'], ['past']],
  })
