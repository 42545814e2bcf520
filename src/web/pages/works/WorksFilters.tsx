import { useQuery } from '@tanstack/react-query'
import { conversions } from '#src/domain/conversion.ts'
import { useSession } from '../../data/useSession.ts'
import { capital } from '../../words/capital.ts'
import { spoken } from '../../words/vocabulary.ts'
import { Picker } from './Picker.tsx'
import { isMonth, monthsBack, periods, periodWords } from './periods.ts'
import { conversionWords, monthName } from './words.ts'
import { worksQueries } from './works-queries.ts'

type Narrowing = 'period' | 'owner' | 'client' | 'work' | 'counts'
type Narrowed = { readonly [N in Narrowing]?: string | undefined }

interface WorksFiltersProps {
  readonly search: Narrowed
  readonly now: Date
  readonly onChange: (next: Narrowed) => void
}

/** By which period, colleague, client, kind of work and result everything on the page is counted. */
export function WorksFilters({ search, now, onChange }: WorksFiltersProps) {
  const { colleagues } = useSession()
  const { data: choices } = useQuery(worksQueries.choices())
  const month = isMonth(search.period) ? search.period : null
  const months = new Set([...monthsBack(now, 24), ...(month === null ? [] : [month])])
  return (
    <div className="flex flex-wrap gap-2">
      <Picker<string>
        label="Period"
        value={month ?? periods.find(one => one === search.period) ?? 'year'}
        options={[
          ...periods.map(value => ({ value, words: periodWords[value] })),
          ...[...months].map(value => ({ value, words: monthName(value) })),
        ]}
        onChange={value => onChange({ period: value === 'year' ? undefined : value })}
      />
      <Picker
        label="Team"
        value={search.owner ?? ''}
        options={[{ value: '', words: 'Everybody' }, ...colleagues.map(one => ({ value: one.id, words: one.name }))]}
        onChange={value => onChange({ owner: value || undefined })}
      />
      {choices !== undefined && choices.clients.length > 0 && (
        <Picker
          label={spoken('Client')}
          value={search.client ?? ''}
          options={[{ value: '', words: 'All' }, ...choices.clients.map(one => ({ value: one.id, words: one.name }))]}
          onChange={value => onChange({ client: value || undefined })}
        />
      )}
      {choices !== undefined && choices.work.length > 1 && (
        <Picker
          label="Work"
          value={search.work ?? ''}
          options={[
            { value: '', words: 'All kinds' },
            ...choices.work.map(value => ({ value, words: capital(value) })),
          ]}
          onChange={value => onChange({ work: value || undefined })}
        />
      )}
      <Picker
        label="Counts as"
        value={conversions.find(one => one === search.counts) ?? 'placed'}
        options={conversions.map(value => ({ value, words: conversionWords[value] }))}
        onChange={value => onChange({ counts: value === 'placed' ? undefined : value })}
      />
    </div>
  )
}
