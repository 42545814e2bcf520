import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Evidence, SamePersonGroup, SamePersonSide } from '#src/domain/views/same-person.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { dayWords, userLocale } from '../../words/dates.ts'
import { doubtWords } from '../../words/doubts.ts'
import { counted } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'
import { Waterfall } from './Waterfall.tsx'
import { sureness, telling, termWords } from './waterfall.ts'

const why: Readonly<Record<NonNullable<Evidence['held']>, string>> = {
  conflict: 'Two different birthdays or numbers: nothing but you decides this.',
  thin: 'They agree in one kind of thing only, or in what relatives and colleagues share.',
  addresses: 'Both had a LinkedIn address of their own at the same time.',
}

function Head({
  side,
  ticked,
  onTick,
}: {
  readonly side: SamePersonSide
  readonly ticked?: boolean
  readonly onTick?: () => void
}) {
  const now = useNow()
  return (
    <div className="min-w-0">
      <div className="flex items-baseline gap-2">
        {onTick !== undefined && (
          <input type="checkbox" checked={ticked} onChange={onTick} aria-label={`${side.name} is one of them`} />
        )}
        <Link
          to="/people/$id"
          params={{ id: side.id }}
          className="line-clamp-2 min-w-0 text-title [overflow-wrap:anywhere] hover:underline"
        >
          {side.name}
        </Link>
      </div>
      <p className="line-clamp-2 text-text-2">{side.headline ?? ' '}</p>
      <p className="tabular text-small text-text-3">
        {side.touches === 0 ? 'no contact yet' : counted(side.touches, 'touch', 'touches')}
        {side.last !== null && `, last ${dayWords(side.last, now, userLocale())}`}
      </p>
    </div>
  )
}

/** For and against in a few words. */
function Telling({ evidence }: { readonly evidence: Evidence }) {
  return (
    <ul className="flex min-w-0 flex-wrap gap-x-4 gap-y-0.5 text-small">
      {telling(evidence).map(({ field, level, bits }) => (
        <li key={field} className={cx('inline-flex items-center gap-1', bits > 0 ? 'text-good' : 'text-warn')}>
          <Icon name={bits > 0 ? 'check' : 'close'} className="size-3" />
          <span className="sr-only">{bits > 0 ? 'For: ' : 'Against: '}</span>
          {termWords(field, level)}
        </li>
      ))}
    </ul>
  )
}

interface GroupCardProps {
  readonly group: SamePersonGroup
  readonly open: boolean
  readonly onOpen: () => void
  readonly onDecide: (decision: 'same' | 'different', same?: readonly string[]) => void
}

/** One decision: two people or more, side by side, with what speaks for and against. Closed it is one line. */
export function GroupCard({ group, open, onOpen, onDecide }: GroupCardProps) {
  const { people, evidence } = group
  const mayWrite = useMayWrite()
  const [shown, setShown] = useState(0)
  const [left, setLeft] = useState<readonly string[]>([])
  const several = people.length > 2
  const toggle = (id: string): void => setLeft(left.includes(id) ? left.filter(one => one !== id) : [...left, id])
  useKeys(
    'Same person?',
    open && several
      ? Object.fromEntries(
          people.slice(0, 9).map(({ id, name }, at) => [String(at + 1), [`${name} is one of them`, () => toggle(id)]]),
        )
      : {},
  )
  const first = evidence[shown] ?? evidence[0]
  if (first === undefined) return null
  const same = people.map(one => one.id).filter(id => !left.includes(id))
  const names = [...new Set(people.map(one => one.name))].join(' · ')
  const nameOf = (id: string): string => people.find(one => one.id === id)?.name ?? ''
  const held = evidence.find(one => one.held !== null)?.held ?? null
  return (
    <li
      data-row={group.key}
      tabIndex={-1}
      aria-label={names}
      onFocus={onOpen}
      className={cx(
        'rounded-panel border bg-surface focus:outline-2 focus:outline-accent',
        open ? 'border-control' : 'border-line',
      )}
    >
      {!open && (
        <button
          type="button"
          aria-expanded={false}
          onClick={onOpen}
          className="flex w-full items-center gap-4 px-5 py-3 text-left max-sm:px-4"
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{names}</span>
            <Telling evidence={first} />
            {first.doubt !== null && <span className="block text-small text-warn">{doubtWords[first.doubt]}</span>}
          </span>
          {several && <span className="tabular text-small text-text-3">{people.length} people</span>}
          <span className="tabular text-text-2">{sureness(Math.min(...evidence.map(one => one.probability)))}</span>
        </button>
      )}
      {open && (
        <div className="px-5 pt-4 pb-4 max-sm:px-4">
          <div className="mb-3 flex items-start gap-6 max-sm:flex-col max-sm:gap-3">
            <div
              className={cx(
                'grid min-w-0 flex-1 gap-x-6 gap-y-3',
                several ? 'grid-cols-2 lg:grid-cols-4' : 'grid-cols-2',
              )}
            >
              {people.map(side => (
                <Head
                  key={side.id}
                  side={side}
                  {...(several
                    ? {
                        ticked: !left.includes(side.id),
                        onTick: () => toggle(side.id),
                      }
                    : {})}
                />
              ))}
            </div>
            <p className="shrink-0 text-right max-sm:text-left">
              <span className="tabular block text-figure">{sureness(first.probability)}</span>
              <span className="text-small text-text-3">likely one person</span>
            </p>
          </div>
          {(held !== null || first.parted || first.doubt !== null) && (
            <div className="mb-3 flex flex-col gap-1">
              {first.doubt !== null && <Notice tone="warn">{doubtWords[first.doubt]}.</Notice>}
              {held !== null && <Notice tone="warn">{why[held]}</Notice>}
              {first.parted && <Notice tone="warn">They were one once, and somebody took that back.</Notice>}
            </div>
          )}
          {evidence.length > 1 && (
            <fieldset className="mb-2 flex flex-wrap items-center gap-1 text-small">
              <legend className="float-left mr-2 pt-1 text-text-3">Between</legend>
              {evidence.map((one, at) => (
                <button
                  key={`${one.a}${one.b}`}
                  type="button"
                  aria-pressed={at === shown}
                  onClick={() => setShown(at)}
                  className="h-7 rounded-full px-2.5 text-text-2 hover:bg-sunken aria-pressed:bg-accent-soft aria-pressed:text-text max-sm:h-11"
                >
                  {nameOf(one.a)} and {nameOf(one.b)}{' '}
                  <span className="tabular text-text-3">{sureness(one.probability)}</span>
                </button>
              ))}
            </fieldset>
          )}
          <Waterfall
            people={several ? people.filter(one => one.id === first.a || one.id === first.b) : people}
            evidence={first}
          />
          <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line pt-3">
            <p className="mr-auto max-w-112 text-small text-text-3 max-sm:mb-1">
              Each point doubles the odds. Right of the line it is more likely one person than not.
            </p>
            {mayWrite && (
              <>
                <Button keys="n" onClick={() => onDecide('different')}>
                  {several ? 'All different' : 'Not the same'}
                </Button>
                <Button
                  icon="merge"
                  keys="y"
                  look="primary"
                  disabled={same.length < 2}
                  onClick={() => onDecide('same', left.length === 0 ? undefined : same)}
                >
                  {several ? `These ${same.length} are one` : 'Same person'}
                </Button>
              </>
            )}
          </div>
        </div>
      )}
    </li>
  )
}
