import { useInfiniteQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { queries } from '../../data/queries.ts'
import { useRowKeys } from '../../keys/useRowKeys.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useNow } from '../../words/useNow.ts'
import { Sentinel } from '../line/Sentinel.tsx'
import { TextHitRow } from './TextHitRow.tsx'

/** What was written on anybody's line and holds these words, newest first. */
export function TextHits({ q }: { readonly q: string }) {
  const now = useNow()
  const box = useRef<HTMLDivElement>(null)
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery(queries.texts(q))
  const rows = data?.pages.flatMap(page => page.rows) ?? []
  useRowKeys({ group: 'What was written', rows: box })
  if (data === undefined)
    return error === null ? (
      <Skeleton rows={8} className="max-sm:px-4" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  return (
    <div ref={box} className="pt-1 max-sm:px-2">
      {rows.length === 0 && !hasNextPage && (
        <EmptyState>Nothing that you may read has all of these words. Shorter words find more.</EmptyState>
      )}
      <ol>
        {rows.map(row => (
          <TextHitRow key={row.entry} hit={row} now={now} />
        ))}
      </ol>
      {isFetchingNextPage && <Skeleton rows={3} className="px-2" />}
      <Sentinel ready={hasNextPage && !isFetchingNextPage} onNear={() => void fetchNextPage()} />
    </div>
  )
}
