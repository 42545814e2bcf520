import { useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useRef, useState } from 'react'
import type { CandidateCard, JobPage } from '#src/domain/views/jobs.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { useDebounced } from '../../data/useDebounced.ts'
import { phone, useMedia } from '../../data/useMedia.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { type Column, Table } from '../../ui/Table.tsx'
import { plainDay, sinceWords, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'
import { spoken } from '../../words/vocabulary.ts'
import { QuickFilter } from '../people/QuickFilter.tsx'
import { ChosenBar } from './ChosenBar.tsx'
import { silentDays } from './silence.ts'

const keyOf = (row: CandidateCard): string => row.id
const enders = (): Readonly<Record<string, string>> => ({
  us: 'by us',
  client: spoken('by the client'),
  candidate: 'by them',
})

const standing = (row: CandidateCard): string =>
  row.ended === null
    ? (row.stage ?? '')
    : `Ended ${enders()[row.ended.by] ?? ''}${row.ended.reason === null ? '' : `: ${row.ended.reason}`}`

const columnsAt = (now: Date): readonly Column<CandidateCard>[] => [
  {
    id: 'name',
    head: 'Name',
    least: 14,
    share: 1.5,
    render: row => (
      <span className="flex min-w-0 items-baseline gap-2">
        <span className="max-w-[60%] shrink-0 truncate font-medium">{row.name}</span>
        <span className="truncate text-small text-text-2">{row.headline}</span>
      </span>
    ),
  },
  {
    id: 'stage',
    head: 'Stage',
    least: 10,
    share: 1,
    render: row => <span className="truncate text-text-2">{standing(row)}</span>,
  },
  {
    id: 'since',
    head: 'Since',
    least: 7,
    share: 0,
    render: row => <span className="tabular text-text-2">{plainDay(row.since, userLocale())}</span>,
  },
  {
    id: 'ours',
    head: 'Our last word',
    least: 8,
    share: 0,
    render: row => (
      <span className="tabular text-text-2">
        {row.ours === null ? 'none' : `${sinceWords(row.ours, now, userLocale())} ago`}
      </span>
    ),
  },
  {
    id: 'silent',
    head: 'Silent',
    least: 6,
    share: 0,
    render: row => {
      const days = silentDays(row, now)
      return (
        <span className={days !== null && days >= 7 ? 'tabular text-warn' : 'tabular text-text-2'}>
          {days !== null && counted(days, 'day')}
        </span>
      )
    },
  },
]

/** Everybody of a job as a table, those who came furthest first; the ended ones last. */
export function JobPeople({ job, onOpen }: { readonly job: JobPage; readonly onOpen: (person: string) => void }) {
  const now = useNow()
  const small = useMedia(phone)
  const [typed, setTyped] = useState('')
  const q = useDebounced(typed.trim(), 150)
  const field = useRef<HTMLInputElement>(null)
  const [active, setActive] = useState(-1)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(jobQueries.candidates(job.id, q))
  const rows = useMemo(() => data?.pages.flatMap(page => page.rows) ?? [], [data])
  const columns = useMemo(() => columnsAt(now), [now])
  const move = (by: number) => (): void => setActive(Math.max(0, Math.min(rows.length - 1, active + by)))
  const here = rows[active]
  const choose = (row: CandidateCard): void => {
    const next = new Set(chosen)
    if (!next.delete(row.id)) next.add(row.id)
    setChosen(next)
  }
  useKeys(spoken('Job'), {
    j: ['Next row', move(1)],
    k: ['Previous row', move(-1)],
    x: ['Choose', () => here !== undefined && choose(here)],
    Enter: ['Open', () => here !== undefined && onOpen(here.id)],
    '/': ['Search in this list', () => field.current?.focus()],
  })
  return (
    <div className="pt-3">
      <div className="mb-2 flex justify-end">
        <QuickFilter ref={field} value={typed} onChange={setTyped} />
      </div>
      {data === undefined ? (
        <Skeleton rows={8} />
      ) : rows.length === 0 ? (
        <EmptyState>
          {spoken(q === '' ? 'Nobody is on this job yet.' : 'Nobody of that name is on this job.')}
        </EmptyState>
      ) : (
        <Table
          label={`People on ${job.title}`}
          columns={columns}
          rows={rows}
          total={data.pages[0]?.total ?? rows.length}
          rowKey={keyOf}
          rowHeight={small ? 56 : 40}
          single={
            small
              ? row => (
                  <span className="block min-w-0">
                    <span className="block truncate font-medium">{row.name}</span>
                    <span className="block truncate text-small text-text-2">{standing(row)}</span>
                  </span>
                )
              : undefined
          }
          active={active}
          onActive={setActive}
          onOpen={row => onOpen(row.id)}
          selected={chosen}
          onSelect={choose}
          onEnd={() => {
            if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
          }}
        />
      )}
      {chosen.size > 0 && (
        <ChosenBar
          job={job}
          stages={job.stages}
          chosen={{ people: [...chosen] }}
          size={chosen.size}
          onClear={() => setChosen(new Set())}
        />
      )}
    </div>
  )
}
