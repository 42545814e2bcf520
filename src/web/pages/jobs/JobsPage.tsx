import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { JobRow } from '#src/domain/views/jobs.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { phone, useMedia } from '../../data/useMedia.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { showOverlay } from '../../shell/overlays.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { SampleRows } from '../../ui/SampleRows.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Table } from '../../ui/Table.tsx'
import { count } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { QuickFilter } from '../people/QuickFilter.tsx'
import { JobPhoneRow, jobColumns } from './job-columns.tsx'

const keyOf = (row: JobRow): string => row.id

/** What the list is cut down to, by the word in the address. */
const cuts = [
  { value: 'running', words: 'Running', state: 'open,on-hold,lead' },
  { value: 'lead', words: 'Leads', state: 'lead' },
  { value: 'filled', words: 'Filled', state: 'filled' },
  { value: 'over', words: 'Ended', state: 'filled,closed,lost' },
  { value: 'all', words: 'All', state: '' },
] as const

/** Jobs, those that run first of all. */
export function JobsPage() {
  useTitle(spoken('Jobs'))
  const search = useSearch({ from: '/jobs' })
  const navigate = useNavigate({ from: '/jobs' })
  const small = useMedia(phone)
  const mayWrite = useMayWrite()
  const field = useRef<HTMLInputElement>(null)
  const [active, setActive] = useState(-1)
  const cut = cuts.find(one => one.value === search.open) ?? cuts[0]
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    jobQueries.list({
      ...(cut.state === '' ? {} : { state: cut.state }),
      ...(search.q === undefined ? {} : { q: search.q }),
    }),
  )
  const rows = useMemo(() => data?.pages.flatMap(page => page.rows) ?? [], [data])
  const total = data?.pages[0]?.total ?? 0
  const open = (row: JobRow): void => void navigate({ to: '/jobs/$id', params: { id: row.id } })
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  const move = (by: number) => (): void => setActive(Math.max(0, Math.min(rows.length - 1, active + by)))
  const here = rows[active]
  const change = (part: { readonly q?: string | undefined; readonly open?: string | undefined }): void => {
    setActive(-1)
    void navigate({ search: now => ({ ...now, ...part }), replace: true })
  }
  useKeys(spoken('Jobs'), {
    j: ['Next row', move(1)],
    ArrowDown: ['Next row', move(1)],
    k: ['Previous row', move(-1)],
    ArrowUp: ['Previous row', move(-1)],
    Enter: ['Open', () => here !== undefined && open(here)],
    n: mayWrite ? [spoken('New job'), () => showOverlay('new-job')] : undefined,
    '/': ['Search in this list', () => field.current?.focus()],
  })
  return (
    <div className="px-6 pt-5 pb-16 max-sm:px-0">
      <header className="mb-3 flex flex-wrap items-center gap-3 max-sm:px-4">
        <h1 className="text-display">{spoken('Jobs')}</h1>
        <span className="tabular mr-auto pt-1 text-text-2">{data !== undefined && count(total)}</span>
        <SelectField
          label={spoken('Which jobs')}
          bare
          value={cut.value}
          onChange={value => change({ open: value === 'running' ? undefined : value })}
          options={cuts}
        />
        <QuickFilter ref={field} value={search.q ?? ''} onChange={q => change({ q: q === '' ? undefined : q })} />
        {mayWrite && (
          <Button look="primary" icon="add" keys="n" onClick={() => showOverlay('new-job')}>
            New
          </Button>
        )}
      </header>
      {error !== null && data === undefined && <PageFault error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={8} className="max-sm:px-4" />}
      {data !== undefined && rows.length === 0 && (
        <EmptyState
          sample={search.q === undefined ? <SampleRows /> : undefined}
          action={
            mayWrite && search.q === undefined ? (
              <Button icon="add" onClick={() => showOverlay('new-job')}>
                {spoken('New job')}
              </Button>
            ) : undefined
          }
          alternative={
            cut.value === 'all' ? undefined : (
              <Button look="quiet" onClick={() => change({ open: 'all' })}>
                {spoken('Show all jobs')}
              </Button>
            )
          }
        >
          {search.q === undefined
            ? spoken(
                'Every job with its people, from the first talk with the client to the first day at work. Begin with a lead or an order.',
              )
            : spoken('No job of that name.')}
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          label={spoken('Jobs')}
          columns={jobColumns()}
          rows={rows}
          total={total}
          rowKey={keyOf}
          rowHeight={small ? 56 : 40}
          single={small ? row => <JobPhoneRow row={row} /> : undefined}
          active={active}
          onActive={setActive}
          onOpen={open}
          onEnd={onEnd}
        />
      )}
    </div>
  )
}
