import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LineItem, LinePage, LineQuery } from '#src/domain/views/line.ts'
import { distinct } from './sections.ts'
import type { LineSource } from './source.ts'

type From = Pick<LineQuery, 'older' | 'newer' | 'at'>
export type LinePages = InfiniteData<LinePage, From>
const size = 50

/** A line that goes on in both directions from where it was entered: the newest act, or a date. */
export function useLine(source: LineSource, filters: LineQuery, at: string | undefined) {
  const start: From = at === undefined ? {} : { at }
  const query = useInfiniteQuery({
    queryKey: [...source.key, filters, start],
    queryFn: ({ pageParam }) => source.fetch({ ...filters, ...pageParam, limit: size }),
    initialPageParam: start,
    getNextPageParam: (last): From | undefined => (last.older === null ? undefined : { older: last.older }),
    getPreviousPageParam: (first): From | undefined => (first.newer === null ? undefined : { newer: first.newer }),
  })
  const items = useMemo<readonly LineItem[]>(
    () => distinct(query.data?.pages.flatMap(page => page.items) ?? []),
    [query.data],
  )
  return { ...query, items, total: query.data?.pages[0]?.total ?? 0 }
}
