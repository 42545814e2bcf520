import type { MatchPicture } from '#src/domain/views/same-person.ts'
import { cx } from '../../ui/cx.ts'
import { counted } from '../../words/numbers.ts'
import { sureness } from '../same-person/waterfall.ts'
import { lowest, surest, unlikely } from './marks.ts'

interface PairHistogramProps {
  readonly buckets: MatchPicture['buckets']
  readonly ask: number
  readonly automatic: number | null
}

const height = 120
const share = (probability: number): number =>
  Math.min(100, Math.max(0, ((unlikely(probability) - lowest) / (surest - lowest)) * 100))
const ticks = [0.1, 0.5, 0.9, 0.99, 0.999]

/** Pairs by how likely they are one person; heights grow with the square root, so that a few still show. */
export function PairHistogram({ buckets, ask, automatic }: PairHistogramProps) {
  const most = Math.max(1, ...buckets.map(bucket => bucket.pairs))
  const tall = (pairs: number): number => (pairs === 0 ? 0 : Math.max(2, Math.sqrt(pairs / most) * (height - 28)))
  const zone = (from: number): string =>
    from < ask - 1e-9 ? 'bg-mark-muted' : automatic === null || from < automatic - 1e-9 ? 'bg-accent' : 'bg-good'
  return (
    <figure>
      <div className="relative border-b border-control" style={{ height }}>
        <div className="absolute inset-0 flex items-end gap-px">
          {buckets.map(bucket => (
            <span
              key={bucket.from}
              title={`${sureness(bucket.from)} and more: ${counted(bucket.pairs, 'pair')}`}
              className="flex min-w-0 flex-1 flex-col justify-end"
            >
              <span className={cx('block rounded-t-[2px]', zone(bucket.from))} style={{ height: tall(bucket.pairs) }}>
                <span
                  className="block rounded-t-[2px] bg-warn"
                  style={{ height: bucket.pairs === 0 ? 0 : (tall(bucket.pairs) * bucket.held) / bucket.pairs }}
                />
              </span>
            </span>
          ))}
        </div>
        {[{ at: ask, words: 'ask' }, ...(automatic === null ? [] : [{ at: automatic, words: 'by themselves' }])].map(
          mark => (
            <span
              key={mark.words}
              aria-hidden="true"
              className="absolute inset-y-0 border-l-2 border-text"
              style={{ left: `${share(mark.at)}%` }}
            >
              <span
                className={cx(
                  'absolute top-0 rounded-[3px] bg-surface px-1 text-small whitespace-nowrap text-text',
                  share(mark.at) > 70 ? 'right-1' : 'left-1',
                )}
              >
                {mark.words}
              </span>
            </span>
          ),
        )}
      </div>
      <div aria-hidden="true" className="relative h-5">
        {ticks.map(tick => (
          <span
            key={tick}
            className="tabular absolute -translate-x-1/2 text-small text-text-3"
            style={{ left: `${share(tick)}%` }}
          >
            {+(tick * 100).toFixed(1)} %
          </span>
        ))}
      </div>
      <figcaption className="sr-only">
        Pairs by how likely they are one person, in {buckets.length} steps from 5 % to 99.99 %.
      </figcaption>
    </figure>
  )
}
