import { useQuery } from '@tanstack/react-query'
import { channelWords } from '#src/domain/channel-words.ts'
import { dimensions, lookBacks } from '#src/domain/conversion.ts'
import { type CreditModel, creditModels } from '#src/domain/credit-model.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { counted } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { ChartFrame } from './ChartFrame.tsx'
import { CompareDots } from './CompareDots.tsx'
import { CreditBars } from './CreditBars.tsx'
import { Picker } from './Picker.tsx'
import { conversionMany, dimensionWords, modelMeaning, modelWords } from './words.ts'
import { worksQueries } from './works-queries.ts'

interface CreditProps {
  readonly filter: WorksFilter
  readonly model: CreditModel
  readonly compare: boolean
  readonly channel: string | undefined
  /** Opens the people behind a row; null where choosing it narrows the placements above. */
  readonly onOpen: ((channel: string) => void) | null
  readonly onChange: (next: {
    readonly by?: string | undefined
    readonly compare?: string | undefined
    readonly back?: string | undefined
    readonly to?: string | undefined
    readonly channel?: string | undefined
  }) => void
}

const learned: ReadonlySet<CreditModel> = new Set(['markov', 'markov-null', 'shapley'])
const backWords = (days: number | null): string => (days === null ? 'All touches' : `Last ${days} days`)

/** The share of credit: by which way of counting, how sure, on how many. */
export function Credit({ filter, model, compare, channel, onOpen, onChange }: CreditProps) {
  const { data: report } = useQuery(worksQueries.credit(filter, model))
  if (report === undefined) return <Skeleton rows={6} className="mt-8" />
  const [one, many] = conversionMany[filter.conversion ?? 'placed']
  const offered = creditModels.filter(name => !learned.has(name) || report.missing === 0)
  return (
    <ChartFrame
      head="Share of credit"
      meaning={
        <>
          <p>{modelMeaning[model]}</p>
          <p className="mt-2">
            {spoken(
              'Touches by people count, not automatic ones; those of one channel within half an hour are one. The whisker is where the share lies in 95 of 100 drawings of other jobs like these. It is a decomposition of what occurred together, not causal inference.',
            )}
          </p>
        </>
      }
      table={{
        heads: ['Channel', 'Share', 'From', 'To', 'Credit', 'On paths', 'Touches', 'Begins', 'Ends'],
        rows: report.rows.map(row => [
          channelWords(row.channel),
          row.share,
          row.interval?.low ?? '',
          row.interval?.high ?? '',
          row.credit,
          row.journeys,
          row.touches,
          row.begins,
          row.ends,
        ]),
      }}
      tools={
        <>
          <Picker
            label="Count by"
            value={model}
            options={offered.map(value => ({ value, words: modelWords[value] }))}
            onChange={value => onChange({ by: value === 'linear' ? undefined : value })}
          />
          <Picker
            label="Shared to"
            value={filter.by ?? 'source'}
            options={dimensions.map(value => ({ value, words: dimensionWords[value] }))}
            onChange={value => onChange({ to: value === 'source' ? undefined : value })}
          />
          <Picker
            label="Touches"
            value={String(filter.lookBack ?? '')}
            options={lookBacks.map(days => ({ value: String(days ?? ''), words: backWords(days) }))}
            onChange={value => onChange({ back: value || undefined })}
          />
          <label className="flex items-center gap-1.5 text-small">
            <input
              type="checkbox"
              checked={compare}
              onChange={event => onChange({ compare: event.target.checked ? 'yes' : undefined })}
            />
            Compare
          </label>
        </>
      }
    >
      <CreditBars
        report={report}
        chosen={channel}
        onChoose={onOpen ?? (next => onChange({ channel: next === channel ? undefined : next }))}
      />
      <p className="mt-3 max-w-read px-2 text-read">{report.sentence}</p>
      {report.unattributed > 0 && (
        <p className="mt-1 px-2 text-small text-text-2">
          {counted(report.unattributed, one, many)} without a touch in this time: nobody’s credit.
        </p>
      )}
      {report.missing > 0 && (
        <p className="mt-1 px-2 text-small text-text-2">
          “{modelWords.markov}” and “{modelWords.shapley}” need 30 {many}; {report.missing} are missing.
        </p>
      )}
      {compare && <CompareDots filter={filter} models={offered} channels={report.rows.map(row => row.channel)} />}
    </ChartFrame>
  )
}
