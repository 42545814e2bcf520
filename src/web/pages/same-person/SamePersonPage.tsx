import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { queries } from '../../data/queries.ts'
import { useMayWrite, useSession } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { PageFault } from '../../shell/PageFault.tsx'
import { useTitle } from '../../shell/useTitle.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { cx } from '../../ui/cx.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { count } from '../../words/numbers.ts'
import { Sentinel } from '../line/Sentinel.tsx'
import { AcceptDialog } from './AcceptDialog.tsx'
import { decide } from './decide.ts'
import { GroupCard } from './GroupCard.tsx'

/** Decisions left on screen from which on the queue is read anew. */
const few = 8
/** Milliseconds in which an answer has long been recorded: a queue read before would ask again. */
const recorded = 600

/** Records that may be one human being, surest first; the one in hand stands open. */
export function SamePersonPage() {
  useTitle('Same person?')
  const { account } = useSession()
  const mayWrite = useMayWrite()
  const { data, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(queries.samePerson)
  const box = useRef<HTMLUListElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const [accepting, setAccepting] = useState(false)
  const groups = data?.pages.flatMap(page => page.rows) ?? []
  const total = data?.pages[0]?.total ?? 0
  // What was answered moved up what follows: the next page of the old queue would leave some of it out.
  const isShort = data !== undefined && groups.length < few && total > groups.length
  useEffect(() => {
    if (!isShort) return
    const timer = setTimeout(() => void refetch(), recorded)
    return () => clearTimeout(timer)
  }, [isShort, refetch, groups.length])
  const at = Math.max(
    0,
    groups.findIndex(group => group.key === chosen),
  )
  const current = groups[at]
  const show = (key: string | undefined): void => {
    if (key === undefined) return
    setChosen(key)
    requestAnimationFrame(() => {
      const row = box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)
      row?.focus({ preventScroll: true })
      row?.scrollIntoView({ block: 'nearest' })
    })
  }
  const answer = (decision: 'same' | 'different', same?: readonly string[]): void => {
    if (current === undefined) return
    const next = groups[at + 1] ?? groups[at - 1]
    void decide(current, decision, same)
    show(next?.key)
  }
  const press = (words: string): void => {
    const row = box.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(current?.key ?? '')}"]`)
    const button = [...(row?.querySelectorAll('button') ?? [])].find(one => one.textContent?.includes(words))
    button?.click()
  }
  useKeys('Same person?', {
    j: ['Next', () => show(groups[at + 1]?.key)],
    k: ['Previous', () => show(groups[at - 1]?.key)],
    y: ['Same person', () => press((current?.people.length ?? 0) > 2 ? 'These' : 'Same person')],
    n: ['Not the same', () => answer('different')],
    ...(groups.length > 1 ? { a: ['Accept the sure ones', () => setAccepting(true)] as const } : {}),
  })
  return (
    <div className="mx-auto max-w-240 px-6 pt-5 pb-16 max-sm:px-4">
      <header className="mb-2 flex flex-wrap items-center gap-3">
        <h1 className="text-display">Same person?</h1>
        <span className="tabular mr-auto pt-1 text-text-2">{data !== undefined && count(total)}</span>
        {account.role === 'admin' && (
          <Link to="/settings" search={{ tab: 'same' }} className={cx(buttonLook('quiet'), 'max-sm:hidden')}>
            Where the marks are
          </Link>
        )}
        {groups.length > 1 && mayWrite && (
          <Button keys="a" onClick={() => setAccepting(true)}>
            Accept the sure ones
          </Button>
        )}
      </header>
      <p className="mb-4 text-text-2">
        Nothing is lost by saying yes: two who were merged can be taken apart at any time. What you call different is
        not asked again.
      </p>
      {error !== null && data === undefined && <PageFault error={error} reset={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton rows={8} />}
      {data !== undefined && groups.length === 0 && !isShort && (
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
      <ul ref={box} className="flex flex-col gap-2">
        {groups.map(group => (
          <GroupCard
            key={group.key}
            group={group}
            open={group === current}
            onOpen={() => setChosen(group.key)}
            onDecide={answer}
          />
        ))}
      </ul>
      <Sentinel ready={hasNextPage && !isFetchingNextPage && !isShort} onNear={() => void fetchNextPage()} />
      {accepting && <AcceptDialog onClose={() => setAccepting(false)} />}
    </div>
  )
}
