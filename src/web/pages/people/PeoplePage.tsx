import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { PersonRow } from '#src/domain/views/people.ts'
import { peopleSorts } from '#src/domain/views/people.ts'
import { queries } from '../../data/queries.ts'
import { phone, useMedia } from '../../data/useMedia.ts'
import { usePreferences } from '../../data/usePreferences.ts'
import { useColleague, useMayWrite } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { showOverlay } from '../../shell/overlays.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Table } from '../../ui/Table.tsx'
import { TabPanel, Tabs } from '../../ui/Tabs.tsx'
import { count } from '../../words/numbers.ts'
import { PersonPeek } from '../person/PersonPeek.tsx'
import { ColumnMenu } from './ColumnMenu.tsx'
import { columnsFor } from './columns.tsx'
import { FilterChips } from './FilterChips.tsx'
import { FilterMenu } from './FilterMenu.tsx'
import { NobodyHere } from './NobodyHere.tsx'
import { PhoneRow } from './PersonCells.tsx'
import { firstOrder, type PeopleSearch, peopleQuery, sortOf } from './people-query.ts'
import { QuickFilter } from './QuickFilter.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { TextHits } from './TextHits.tsx'
import { useSelection } from './useSelection.ts'

/** Everybody, in one list that the address describes. */
export function PeoplePage() {
  useTitle('People')
  const search = useSearch({ from: '/people' })
  const navigate = useNavigate({ from: '/people' })
  const [preferences] = usePreferences()
  const colleague = useColleague()
  const mayWrite = useMayWrite()
  const small = useMedia(phone)
  const [active, setActive] = useState(-1)
  const field = useRef<HTMLInputElement>(null)
  const filter = useRef<HTMLButtonElement>(null)

  const query = peopleQuery(search)
  const { data, error, refetch, fetchNextPage, isFetchingNextPage, hasNextPage } = useInfiniteQuery(
    queries.people(query),
  )
  const rows = useMemo(() => data?.pages.flatMap(page => page.rows) ?? [], [data])
  const total = data?.pages[0]?.total ?? 0
  const selection = useSelection(rows, JSON.stringify(query))
  const columns = useMemo(
    () => columnsFor(preferences.peopleColumns, colleague),
    [preferences.peopleColumns, colleague],
  )

  const change = (part: { readonly [K in keyof PeopleSearch]?: string | undefined }): void => {
    setActive(-1)
    void navigate({ search: now => ({ ...now, ...part }), replace: true })
  }
  const peek = (id: string | undefined): void => void navigate({ search: now => ({ ...now, peek: id }), replace: true })
  const open = (row: PersonRow): void => void navigate({ to: '/people/$id', params: { id: row.id } })
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  const move = (by: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, active + by))
    setActive(next)
    if (search.peek !== undefined) peek(rows[next]?.id)
  }
  const here = rows[active]
  const sort = (by: string): void => {
    const known = peopleSorts.find(one => one === by)
    if (known === undefined) return
    const { by: before, order } = sortOf(search)
    change({ sort: known, order: before === known ? (order === 'asc' ? 'desc' : 'asc') : firstOrder(known) })
  }
  const nextRow = ['Next row', () => move(1)] as const
  const previousRow = ['Previous row', () => move(-1)] as const
  useKeys('People', {
    j: nextRow,
    ArrowDown: nextRow,
    k: previousRow,
    ArrowUp: previousRow,
    Enter: ['Open', () => here !== undefined && open(here)],
    Space: [
      'Look at it beside the list',
      () => here !== undefined && peek(search.peek === here.id ? undefined : here.id),
    ],
    x: ['Choose', () => here !== undefined && selection.toggle(here, false)],
    'Shift+x': ['Choose up to here', () => here !== undefined && selection.toggle(here, true)],
    n: mayWrite ? ['New person', () => showOverlay('new-person')] : undefined,
    f: ['Filter', () => filter.current?.click()],
    '/': ['Search in this list', () => field.current?.focus()],
  })

  const filtered = Object.keys(query).length > 2
  const inTexts = search.q !== undefined && search.in === 'texts'
  const list = (
    <>
      {error !== null && data === undefined && <PageFault error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={12} className="max-sm:px-4" />}
      {data !== undefined && rows.length === 0 && (
        <NobodyHere
          filtered={filtered}
          onClear={() => void navigate({ search: {} })}
          onTexts={search.q === undefined ? undefined : () => change({ in: 'texts' })}
        />
      )}
      {rows.length > 0 && (
        <Table
          label="People"
          columns={columns}
          rows={rows}
          total={total}
          rowKey={row => row.id}
          rowHeight={small ? 56 : preferences.density === 'compact' ? 32 : 40}
          single={small ? row => <PhoneRow row={row} /> : undefined}
          active={active}
          onActive={setActive}
          onOpen={open}
          selected={selection.ids}
          onSelect={selection.toggle}
          sorting={sortOf(search)}
          onSort={sort}
          onEnd={onEnd}
        />
      )}
    </>
  )
  return (
    <div className="px-6 pt-5 pb-16 max-sm:px-0 max-sm:pt-3">
      <header className="mb-3 flex flex-wrap items-center gap-2 max-sm:px-4">
        <h1 className="text-display">People</h1>
        <span className="tabular mr-auto pt-1 text-text-2" aria-live="polite">
          {data !== undefined && !inTexts && count(total)}
        </span>
        <QuickFilter
          ref={field}
          value={search.q ?? ''}
          onChange={q => change(q === '' ? { q: undefined, in: undefined } : { q })}
        />
        {!inTexts && <FilterMenu ref={filter} search={search} onFilter={(key, value) => change({ [key]: value })} />}
        {!small && !inTexts && <ColumnMenu />}
        {mayWrite && (
          <Button look="primary" icon="add" keys="n" onClick={() => showOverlay('new-person')}>
            New
          </Button>
        )}
      </header>
      <div className="mb-2 flex flex-wrap gap-1.5 empty:hidden max-sm:px-4">
        {!inTexts && <FilterChips search={search} onFilter={(key, value) => change({ [key]: value })} />}
      </div>
      {search.q === undefined ? (
        list
      ) : (
        <Tabs
          label="Where to search"
          className="max-sm:px-2"
          value={inTexts ? 'texts' : 'names'}
          onChange={where => change({ in: where === 'texts' ? where : undefined })}
          tabs={[
            { value: 'names', words: 'Names' },
            { value: 'texts', words: 'What was written' },
          ]}
        >
          <TabPanel value="names">{list}</TabPanel>
          <TabPanel value="texts">
            <TextHits q={search.q} />
          </TabPanel>
        </Tabs>
      )}
      {!inTexts && (selection.ids.size > 0 || selection.everybody) && (
        <SelectionBar
          rows={selection.chosen}
          everybody={selection.everybody}
          total={total}
          query={query}
          onEverybody={selection.all}
          onClear={selection.clear}
        />
      )}
      {search.peek !== undefined && <PersonPeek id={search.peek} onClose={() => peek(undefined)} />}
    </div>
  )
}
