import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback, useMemo, useState } from 'react'
import type { UnknownSender } from '#src/domain/views/today.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { phone, useMedia } from '../../data/useMedia.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Table } from '../../ui/Table.tsx'
import { count, counted } from '../../words/numbers.ts'
import { SenderRow, senderColumns } from './sender-columns.tsx'

type What = 'add' | 'ignore' | 'ignore-domain'
const words: Readonly<Record<What, string>> = {
  add: 'Added',
  ignore: 'Left out',
  'ignore-domain': 'Left out with their domain',
}
const keyOf = (row: UnknownSender): string => row.persona

/** Who wrote and is nobody's contact yet: added, left out, or left out with everybody of their domain. Never thrown away. */
export function UnknownSendersPage() {
  useTitle('Unknown senders')
  const small = useMedia(phone)
  const mayWrite = useMayWrite()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(
    queries.unknownSenders,
  )
  const rows = useMemo(() => data?.pages.flatMap(page => page.rows) ?? [], [data])
  const total = data?.pages[0]?.total ?? 0
  const columns = useMemo(
    () => senderColumns.filter(column => column.id !== 'alike' || rows.some(row => row.alike !== null)),
    [rows],
  )
  const [active, setActive] = useState(-1)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const here = rows[active]
  const meant = chosen.size > 0 ? [...chosen] : here === undefined ? [] : [here.persona]
  const decide = (what: What, personas: readonly string[] = meant): void => {
    if (personas.length === 0) return
    setChosen(new Set())
    void perform({
      words: `${words[what]}: ${counted(personas.length, 'sender')}`,
      run: () => api.decideSenders(personas, what),
      freshens: [['unknown-senders'], ['today'], ['people']],
    })
  }
  const alike = chosen.size === 0 ? here?.alike : undefined
  const attach = (): void => {
    if (here === undefined || !alike) return
    void perform({
      words: `An address of ${alike.name}: ${here.value}`,
      run: () => api.attachRow(here.persona, alike.id),
      freshens: [['unknown-senders'], ['today'], ['people'], ['person', alike.id]],
    })
  }
  const toggle = (row: UnknownSender): void => {
    const now = new Set(chosen)
    if (!now.delete(row.persona)) now.add(row.persona)
    setChosen(now)
  }
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [fetchNextPage, hasNextPage, isFetchingNextPage])
  const move = (by: number) => (): void => setActive(Math.max(0, Math.min(rows.length - 1, active + by)))
  useKeys('Unknown senders', {
    j: ['Next row', move(1)],
    ArrowDown: ['Next row', move(1)],
    k: ['Previous row', move(-1)],
    ArrowUp: ['Previous row', move(-1)],
    x: ['Choose', () => here !== undefined && toggle(here)],
    a: mayWrite ? ['Add', () => decide('add')] : undefined,
    y: alike && mayWrite ? [`It is ${alike.name}`, attach] : undefined,
    i: mayWrite ? ['Leave out', () => decide('ignore')] : undefined,
    'Shift+i': mayWrite ? ['Leave out everybody of their domain', () => decide('ignore-domain')] : undefined,
  })
  return (
    <div className="px-6 pt-5 pb-24 max-sm:px-0">
      <header className="mb-2 flex flex-wrap items-center gap-3 max-sm:px-4">
        <h1 className="text-display">Unknown senders</h1>
        <span className="tabular mr-auto pt-1 text-text-2">{data !== undefined && count(total)}</span>
        {mayWrite && rows.length > 0 && (
          <>
            <Button look="primary" icon="add" keys="a" disabled={meant.length === 0} onClick={() => decide('add')}>
              Add {chosen.size > 1 ? count(chosen.size) : ''}
            </Button>
            {alike && (
              <Button icon="merge" keys="y" onClick={attach}>
                It is {alike.name}
              </Button>
            )}
            <Button keys="i" disabled={meant.length === 0} onClick={() => decide('ignore')}>
              Leave out
            </Button>
            <Button disabled={meant.length === 0} onClick={() => decide('ignore-domain')}>
              Leave out the domain
            </Button>
          </>
        )}
      </header>
      {rows.length > 0 && (
        <p className="mb-4 text-text-2 max-sm:px-4">
          They wrote to you or you to them, and your rules did not add them. What is left out stays here, out of sight,
          and can come back with undo.
        </p>
      )}
      {error !== null && data === undefined && <PageFault error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={10} className="max-sm:px-4" />}
      {data !== undefined && rows.length === 0 && (
        <EmptyState
          action={
            <Link to="/today" className={buttonLook('plain')}>
              Back to Today
            </Link>
          }
        >
          Every sender is known or left out.
        </EmptyState>
      )}
      {rows.length > 0 && (
        <Table
          label="Unknown senders"
          columns={columns}
          rows={rows}
          total={total}
          rowKey={keyOf}
          rowHeight={small ? 56 : 40}
          single={small ? row => <SenderRow row={row} /> : undefined}
          active={active}
          onActive={setActive}
          onOpen={toggle}
          selected={chosen}
          onSelect={toggle}
          onEnd={onEnd}
        />
      )}
    </div>
  )
}
