import { useQuery } from '@tanstack/react-query'
import { channelGroups } from '#src/domain/channel.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { queries } from '../../data/queries.ts'
import { useColleague } from '../../data/useSession.ts'
import { Chip } from '../../ui/Chip.tsx'
import { groupWords } from '../../ui/glyph-paths.ts'
import { type FilterKey, filterKeys, listOf, type PeopleSearch, toggled } from './people-query.ts'

interface FilterChipsProps {
  readonly search: PeopleSearch
  readonly onFilter: (key: FilterKey, value: string | undefined) => void
}

/** What the list is filtered by, each with a way out. */
export function FilterChips({ search, onFilter }: FilterChipsProps) {
  const colleague = useColleague()
  const company = useQuery({ ...queries.company(search.company ?? ''), enabled: search.company !== undefined })
  const job = useQuery({ ...jobQueries.job(search.job ?? ''), enabled: search.job !== undefined })
  const words = (key: FilterKey, value: string): string => {
    const group = channelGroups.find(one => one === value)
    if (key === 'owner') return `Owner: ${colleague(value) ?? '?'}`
    if (key === 'channel') return group === undefined ? value : groupWords[group]
    if (key === 'company') return `At ${company.data?.name ?? '…'}`
    if (key === 'job') return `On ${job.data?.title ?? '…'}`
    if (key === 'import') return 'From one import'
    return `${key === 'tag' ? 'Tag' : 'Pool'}: ${value}`
  }
  return filterKeys.flatMap(key =>
    listOf(search[key]).map(value => (
      <Chip
        key={`${key} ${value}`}
        onRemove={() => onFilter(key, toggled(search[key], value))}
        removeLabel={`Take out ${words(key, value)}`}
      >
        {words(key, value)}
      </Chip>
    )),
  )
}
