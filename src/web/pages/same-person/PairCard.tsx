import { Link } from '@tanstack/react-router'
import type { SamePersonPair, SamePersonSide } from '#src/domain/views/today.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { Icon } from '../../ui/Icon.tsx'
import { dayWords, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'
import { decide } from './decide.ts'

function Side({ side, other }: { readonly side: SamePersonSide; readonly other: SamePersonSide }) {
  const now = useNow()
  const shared = new Set(other.identifiers)
  return (
    <div className="min-w-0">
      <Link to="/people/$id" params={{ id: side.id }} className="block truncate text-title hover:underline">
        {side.name}
      </Link>
      <p className="min-h-5 truncate text-text-2">{side.headline}</p>
      <ul className="mt-2 text-small">
        {side.identifiers.map(one => (
          <li key={one} className={cx('truncate', shared.has(one) ? 'font-medium text-good' : 'text-text-2')}>
            {one}
          </li>
        ))}
      </ul>
      <p className="tabular mt-2 text-small text-text-2">
        {counted(side.touches, 'touch', 'touches')}
        {side.last !== null && `, last ${dayWords(side.last, now, userLocale())}`}
      </p>
    </div>
  )
}

/** Two records side by side, with what speaks for and against. */
export function PairCard({ pair }: { readonly pair: SamePersonPair }) {
  return (
    <li
      data-row={pair.key}
      tabIndex={-1}
      aria-label={`${pair.a.name} and ${pair.b.name}`}
      className="rounded-panel border border-line bg-surface p-5 focus:border-accent focus:outline-2 focus:outline-accent max-sm:p-4"
    >
      <div className="grid grid-cols-2 gap-6 max-sm:gap-4">
        <Side side={pair.a} other={pair.b} />
        <Side side={pair.b} other={pair.a} />
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-x-6 gap-y-3 border-t border-line pt-4">
        <ul className="flex min-w-0 flex-1 basis-60 flex-wrap gap-x-4 gap-y-1 text-small">
          {pair.reasons.map(reason => (
            <li
              key={reason.text}
              className={cx('inline-flex items-center gap-1', reason.supports ? 'text-good' : 'text-warn')}
            >
              <Icon name={reason.supports ? 'check' : 'close'} className="size-3" />
              <span className="sr-only">{reason.supports ? 'For: ' : 'Against: '}</span>
              {reason.text}
            </li>
          ))}
        </ul>
        <span className="flex gap-2">
          <Button keys="n" onClick={() => void decide(pair, 'different')}>
            Not the same
          </Button>
          <Button icon="merge" keys="y" onClick={() => void decide(pair, 'same')}>
            Same person
          </Button>
        </span>
      </div>
    </li>
  )
}
