import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { UnreadRow } from '#src/domain/views/imports.ts'
import { api } from '../../api.ts'
import { queries } from '../../data/queries.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { buttonLook } from '../../ui/button-look.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { count } from '../../words/numbers.ts'
import { Sentinel } from '../line/Sentinel.tsx'
import { UnreadItem } from './UnreadItem.tsx'

const UnreadItems = ({ importId, rows }: { readonly importId: string; readonly rows: readonly UnreadRow[] }) => (
  <ul className="flex flex-col gap-3">
    {rows.map(row => (
      <UnreadItem key={row.id} importId={importId} row={row} />
    ))}
  </ul>
)

/** Rows that could not be read: where, why, and a place to fix them. */
export function UnreadPage() {
  useTitle('Rows to fix')
  const { id } = useParams({ from: '/bring-in/$id/unread' })
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(queries.unread(id))
  const rows = data?.pages.flatMap(page => page.rows) ?? []
  const rest = rows.filter(row => row.row === null)
  return (
    <div className="mx-auto max-w-200 px-6 pt-5 pb-16 max-sm:px-4">
      <Link to="/bring-in/$id" params={{ id }} className="text-small text-text-2 hover:underline">
        Back to the import
      </Link>
      <header className="mb-4 flex flex-wrap items-center gap-3">
        <h1 className="text-display">Rows to fix</h1>
        <span className="tabular mr-auto pt-1 text-text-2">
          {data?.pages[0] !== undefined && count(data.pages[0].total)}
        </span>
        {rows.length > 0 && (
          <a href={api.unreadAddress(id)} download className={buttonLook('plain')}>
            <Icon name="download" /> Download
          </a>
        )}
      </header>
      {error !== null && data === undefined && <PageFault error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={6} />}
      {data !== undefined && rows.length === 0 && <EmptyState>Every row could be read.</EmptyState>}
      <UnreadItems importId={id} rows={rows.filter(row => row.row !== null)} />
      {rest.length > 0 && (
        <section aria-labelledby="rest" className="mt-8 first:mt-0">
          <h2 id="rest" className="text-title">
            Could not be read as a whole
          </h2>
          <p className="mb-3 text-text-2">
            These cannot be fixed here. Mend the file, or ask for it again where it came from, and bring it in once
            more. What stands in one cell of a row that came in is put right on that person’s page.
          </p>
          <UnreadItems importId={id} rows={rest} />
        </section>
      )}
      <Sentinel ready={hasNextPage && !isFetchingNextPage} onNear={() => void fetchNextPage()} />
    </div>
  )
}
