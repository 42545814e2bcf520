import { channelWords } from '#src/domain/channel-words.ts'
import type { CreditReport } from '#src/domain/views/works.ts'
import { cx } from '../../ui/cx.ts'
import { Glyph } from '../../ui/Glyph.tsx'
import { groupColour } from '../../ui/glyph-paths.ts'
import { patternOf } from './Patterns.tsx'
import { Whisker } from './Whisker.tsx'
import { groupOfName } from './words.ts'

interface CreditBarsProps {
  readonly report: CreditReport
  readonly chosen: string | undefined
  readonly onChoose: (channel: string) => void
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** Each channel's part of the results, how sure it is, and on how many it rests. A row opens its placements. */
export function CreditBars({ report, chosen, onChoose }: CreditBarsProps) {
  const most = Math.max(0.01, ...report.rows.map(row => row.interval?.high ?? row.share))
  const counted = report.conversions - report.unattributed
  return (
    <ul>
      {report.rows.map(row => {
        const group = groupOfName(row.channel)
        const width = (share: number): string => `${(share / most) * 100}%`
        return (
          <li key={row.channel}>
            <button
              type="button"
              aria-pressed={chosen === row.channel}
              onClick={() => onChoose(row.channel)}
              className={cx(
                'grid w-full grid-cols-[8rem_minmax(0,1fr)_auto] items-center gap-x-4 rounded-control px-2 py-1.5 text-left hover:bg-sunken aria-pressed:bg-accent-soft',
                'max-sm:grid-cols-[minmax(0,1fr)_auto]',
              )}
            >
              <span className="flex min-w-0 items-center gap-2">
                <Glyph group={group} />
                <span className="truncate">{channelWords(row.channel)}</span>
              </span>
              <svg aria-hidden="true" height={20} width="100%" className="max-sm:order-3 max-sm:col-span-2">
                <rect
                  x={0}
                  y={3}
                  height={14}
                  width={width(row.share)}
                  rx={2}
                  fill={patternOf(group)}
                  stroke={groupColour(group)}
                />
                {row.interval !== null && <Whisker from={width(row.interval.low)} to={width(row.interval.high)} />}
              </svg>
              <span className="tabular flex justify-end gap-4 text-right">
                <span className="w-28">
                  {percent(row.share)}
                  {row.interval !== null && (
                    <span className="text-small text-text-2">
                      {' '}
                      ({Math.round(row.interval.low * 100)} to {Math.round(row.interval.high * 100)})
                    </span>
                  )}
                </span>
                <span className="w-20 text-text-2 max-sm:hidden">
                  {row.credit.toFixed(1)} of {counted}
                </span>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
