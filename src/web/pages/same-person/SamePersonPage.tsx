import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { queries } from '../../data/queries.ts'
import { useRowKeys } from '../../keys/useRowKeys.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { count } from '../../words/numbers.ts'
import { Sentinel } from '../line/Sentinel.tsx'
import { acceptExact, decide } from './decide.ts'
import { PairCard } from './PairCard.tsx'

/** Records that may be one human being, surest first. */
export function SamePersonPage() {
  useTitle('Same person?')
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(queries.samePerson)
  const box = useRef<HTMLUListElement>(null)
  const pairs = data?.pages.flatMap(page => page.rows) ?? []
  const total = data?.pages[0]?.total ?? 0
  const exact = pairs.filter(pair => pair.exact).length
  const answer = (key: string, decision: 'same' | 'different') => (): void => {
    const at = pairs.findIndex(pair => pair.key === key)
    const pair = pairs[at]
    const next = pairs[at + 1] ?? pairs[at - 1]
    if (pair === undefined) return
    void decide(pair, decision)
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(next?.key ?? '')}"]`)?.focus(),
    )
  }
  useRowKeys({
    group: 'Same person?',
    rows: box,
    names: { y: 'Same person', n: 'Not the same' },
    keys: key => ({ y: ['Same person', answer(key, 'same')], n: ['Not the same', answer(key, 'different')] }),
  })
  return (
    <div className="mx-auto max-w-200 px-6 pt-5 pb-16 max-sm:px-4">
      <header className="mb-2 flex flex-wrap items-center gap-3">
        <h1 className="text-display">Same person?</h1>
        <span className="tabular mr-auto pt-1 text-text-2">{data !== undefined && count(total)}</span>
        {exact > 0 && (
          <Button look="primary" icon="merge" onClick={() => void acceptExact()}>
            Accept all exact names
          </Button>
        )}
      </header>
      <p className="mb-4 text-text-2">
        Nothing is lost by saying yes: two who were merged can be taken apart at any time.
      </p>
      {error !== null && data === undefined && <PageFault error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={8} />}
      {data !== undefined && pairs.length === 0 && (
        <EmptyState
          action={
            <Link to="/today" className={buttonLook('plain')}>
              Back to Today
            </Link>
          }
        >
          Nobody here looks like somebody else.
        </EmptyState>
      )}
      <ul ref={box} className="flex flex-col gap-3">
        {pairs.map(pair => (
          <PairCard key={pair.key} pair={pair} />
        ))}
      </ul>
      <Sentinel ready={hasNextPage && !isFetchingNextPage} onNear={() => void fetchNextPage()} />
    </div>
  )
}
