import { useQueries } from '@tanstack/react-query'
import { channelWords } from '#src/domain/channel-words.ts'
import type { CreditModel } from '#src/domain/credit-model.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { modelWords } from './words.ts'
import { worksQueries } from './works-queries.ts'

interface CompareDotsProps {
  readonly filter: WorksFilter
  readonly models: readonly CreditModel[]
  readonly channels: readonly string[]
}

/** Shapes, so that ways of counting are told apart without colour. */
const shapes = [
  'M0-5 5 5-5 5Z',
  'M-5-5H5V5H-5Z',
  'M0-6 6 0 0 6-6 0Z',
  'M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0Z',
  'M0 5 5-5H-5Z',
  'M-6-1.5H6V1.5H-6Z',
  'M-1.5-6H1.5V6H-1.5Z',
  'M-4-6H4L6 0 4 6H-4L-6 0Z',
  'M0-6 2 6H-2Z',
  'M-6-3 6 0-6 3Z',
]

const ModelMark = ({ nth }: { readonly nth: number }) => (
  <path d={shapes[nth % shapes.length]} fill="var(--color-surface)" stroke="var(--color-text)" strokeWidth={1.5} />
)

/** One mark for each way of counting on one axis: where they lie apart, the answer depends on the question. */
export function CompareDots({ filter, models, channels }: CompareDotsProps) {
  const reports = useQueries({ queries: models.map(model => worksQueries.credit(filter, model)) })
  const shares = models.map((model, at) => ({
    model,
    of: new Map(reports[at]?.data?.rows.map(row => [row.channel, row.share]) ?? []),
  }))
  const most = Math.max(0.01, ...shares.flatMap(({ of }) => [...of.values()]))
  return (
    <div className="mt-4">
      <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-small text-text-2">
        {models.map((model, at) => (
          <li key={model} className="flex items-center gap-1.5">
            <svg aria-hidden="true" width={14} height={14} viewBox="-7 -7 14 14">
              <ModelMark nth={at} />
            </svg>
            {modelWords[model]}
          </li>
        ))}
      </ul>
      <ul>
        {channels.map(channel => {
          const spread = shares.map(({ of }) => of.get(channel) ?? 0)
          const [low, high] = [Math.min(...spread), Math.max(...spread)]
          return (
            <li key={channel} className="grid grid-cols-[8rem_minmax(0,1fr)_6rem] items-center gap-x-4 px-2 py-1">
              <span className="truncate">{channelWords(channel)}</span>
              <svg aria-hidden="true" height={20} width="100%" className="overflow-visible">
                <line x1="0" x2="100%" y1={10} y2={10} stroke="var(--color-line)" />
                <line
                  x1={`${(low / most) * 100}%`}
                  x2={`${(high / most) * 100}%`}
                  y1={10}
                  y2={10}
                  stroke="var(--color-control)"
                  strokeWidth={3}
                />
                {shares.map(({ model, of }, at) => (
                  <svg
                    aria-hidden="true"
                    key={model}
                    x={`${((of.get(channel) ?? 0) / most) * 100}%`}
                    y={10}
                    overflow="visible"
                  >
                    <ModelMark nth={at} />
                  </svg>
                ))}
              </svg>
              <span className="tabular text-right text-small text-text-2">
                {Math.round(low * 100)} to {Math.round(high * 100)} %
              </span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
