import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { CompanyRow } from '#src/domain/views/companies.ts'
import { queries } from '../../data/queries.ts'
import { phone, useMedia } from '../../data/useMedia.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { buttonLook } from '../../ui/button-look.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SampleRows } from '../../ui/SampleRows.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Table } from '../../ui/Table.tsx'
import { count } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { QuickFilter } from '../people/QuickFilter.tsx'
import { CompanyPhoneRow, companyColumns } from './company-columns.tsx'
import { SameCompanies } from './SameCompanies.tsx'

const keyOf = (row: CompanyRow): string => row.id

/** Clients, prospects and employers. */
export function CompaniesPage() {
  useTitle('Companies')
  const search = useSearch({ from: '/companies' })
  const navigate = useNavigate({ from: '/companies' })
  const small = useMedia(phone)
  const mayWrite = useMayWrite()
  const field = useRef<HTMLInputElement>(null)
  const [active, setActive] = useState(-1)
  const sort = search.sort ?? 'last'
  const query = { sort, ...(search.q === undefined ? {} : { q: search.q }) }
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    queries.companies(query),
  )
  const rows = useMemo(() => data?.pages.flatMap(page => page.rows) ?? [], [data])
  const total = data?.pages[0]?.total ?? 0
  const open = (row: CompanyRow): void => void navigate({ to: '/companies/$id', params: { id: row.id } })
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  const move = (by: number) => (): void => setActive(Math.max(0, Math.min(rows.length - 1, active + by)))
  const here = rows[active]
  useKeys('Companies', {
    j: ['Next row', move(1)],
    ArrowDown: ['Next row', move(1)],
    k: ['Previous row', move(-1)],
    ArrowUp: ['Previous row', move(-1)],
    Enter: ['Open', () => here !== undefined && open(here)],
    '/': ['Search in this list', () => field.current?.focus()],
  })
  const change = (part: { readonly q?: string | undefined; readonly sort?: string | undefined }): void => {
    setActive(-1)
    void navigate({ search: now => ({ ...now, ...part }), replace: true })
  }
  return (
    <div className="px-6 pt-5 pb-16 max-sm:px-0">
      <header className="mb-3 flex flex-wrap items-center gap-3 max-sm:px-4">
        <h1 className="text-display">Companies</h1>
        <span className="tabular mr-auto pt-1 text-text-2">{data !== undefined && count(total)}</span>
        <QuickFilter ref={field} value={search.q ?? ''} onChange={q => change({ q: q === '' ? undefined : q })} />
      </header>
      {search.q === undefined && <SameCompanies />}
      {error !== null && data === undefined && <PageFault error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={10} className="max-sm:px-4" />}
      {data !== undefined && rows.length === 0 && (
        <EmptyState
          sample={search.q === undefined ? <SampleRows /> : undefined}
          action={
            mayWrite && search.q === undefined ? (
              <Link to="/bring-in" className={buttonLook('primary')}>
                Bring in
              </Link>
            ) : undefined
          }
        >
          {search.q === undefined
            ? spoken('Companies come with the people who work there, and with jobs.')
            : 'No company of that name.'}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          label="Companies"
          columns={companyColumns()}
          rows={rows}
          total={total}
          rowKey={keyOf}
          rowHeight={small ? 56 : 40}
          single={small ? row => <CompanyPhoneRow row={row} /> : undefined}
          active={active}
          onActive={setActive}
          onOpen={open}
          sorting={{ by: sort, order: sort === 'name' ? 'asc' : 'desc' }}
          onSort={by => change({ sort: by })}
          onEnd={onEnd}
        />
      )}
    </div>
  )
}
