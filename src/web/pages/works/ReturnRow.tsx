import type { ChannelCost } from '#src/domain/views/cost.ts'
import { cx } from '../../ui/cx.ts'
import { Glyph } from '../../ui/Glyph.tsx'
import { groupColour } from '../../ui/glyph-paths.ts'
import { hourWords } from '../../words/numbers.ts'
import { costWords, returnWords } from './cost-words.ts'
import { money } from './money.ts'
import { NumberButton } from './NumberButton.tsx'
import { Whisker } from './Whisker.tsx'
import { groupOfName } from './words.ts'

interface ReturnRowProps {
  readonly row: ChannelCost
  /** End of the axis. */
  readonly most: number
  readonly currency: string
  readonly chosen: boolean
  readonly isNamed: boolean
  readonly onChoose: () => void
  /** Opens the touches behind its hours. */
  readonly onHours: () => void
}

/** "£972 each of 6.4"; without a cost or a placement what there is. */
function eachWords({ perHire, hires, cost }: ChannelCost, inCurrency: (amount: number) => string): string {
  if (hires < 0.05) return ''
  return perHire === null || cost === 0
    ? `${hires.toFixed(1)} placements`
    : `${inCurrency(perHire)} each of ${hires.toFixed(1)}`
}

/**
 * A channel's cost and return: the mark on an axis from all lost, over the money back, to the best. It opens its placements,
 * its hours the touches that they are counted from.
 */
export function ReturnRow({ row, most, currency, chosen, isNamed, onChoose, onHours }: ReturnRowProps) {
  const group = groupOfName(row.channel)
  const x = (gain: number): string => `${((Math.min(most, Math.max(-1, gain)) + 1) / (most + 1)) * 100}%`
  const inCurrency = (amount: number): string => money({ amount, currency })
  const name = costWords(row.channel, isNamed)
  return (
    <div className="flex items-center max-lg:flex-wrap">
      <button
        type="button"
        aria-pressed={chosen}
        onClick={onChoose}
        className={cx(
          'grid min-w-0 flex-1 grid-cols-[9rem_minmax(0,1fr)_auto] items-center gap-x-4 rounded-control px-2 py-1.5 text-left hover:bg-sunken aria-pressed:bg-accent-soft',
          'max-lg:grid-cols-[minmax(0,1fr)]',
        )}
      >
        <span className="flex min-w-0 items-center gap-2">
          <Glyph group={group} />
          <span className="truncate" title={name}>
            {name}
          </span>
        </span>
        <svg aria-hidden="true" height={20} width="100%" className="overflow-visible">
          <line x1="0" x2="100%" y1={10} y2={10} stroke="var(--color-line)" />
          <line x1={x(0)} x2={x(0)} y1={2} y2={18} stroke="var(--color-control)" />
          {row.interval !== null && <Whisker from={x(row.interval.low)} to={x(row.interval.high)} />}
          {row.return !== null && (
            <circle
              cx={x(row.return)}
              cy={10}
              r={5}
              fill={groupColour(group)}
              stroke="var(--color-surface)"
              strokeWidth={1.5}
            />
          )}
        </svg>
        <span className="tabular flex flex-wrap justify-end gap-x-4 text-right max-lg:justify-start max-lg:text-left">
          <span className="w-44 whitespace-nowrap">
            {row.return === null ? <span className="text-text-3">no return</span> : returnWords(row.return)}
            {row.interval !== null && (
              <span className="text-small text-text-2">
                {' '}
                ({returnWords(row.interval.low)} to {returnWords(row.interval.high)})
              </span>
            )}
          </span>
          <span className="w-24 text-text-2">{row.cost > 0 ? inCurrency(row.cost) : 'no cost'}</span>
          <span className="w-36 text-text-2">{eachWords(row, inCurrency)}</span>
        </span>
      </button>
      <span className="tabular w-20 shrink-0 px-2 whitespace-nowrap text-right text-text-2 max-lg:w-full max-lg:text-left">
        {row.hours > 0 && (
          <NumberButton onClick={onHours}>
            {hourWords(row.hours)}
            <span className="sr-only max-lg:not-sr-only"> of work</span>
            <span className="sr-only">: {name}</span>
          </NumberButton>
        )}
      </span>
    </div>
  )
}
