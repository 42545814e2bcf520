import { useQuery } from '@tanstack/react-query'
import { type Ref, useState } from 'react'
import { channelGroups } from '#src/domain/channel.ts'
import { queries } from '../../data/queries.ts'
import { useSession } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { Combobox, type Option } from '../../ui/Combobox.tsx'
import { Glyph } from '../../ui/Glyph.tsx'
import { groupWords } from '../../ui/glyph-paths.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { type FilterKey, listOf, type PeopleSearch, toggled } from './people-query.ts'

interface FilterMenuProps {
  readonly search: PeopleSearch
  readonly onFilter: (key: FilterKey, value: string | undefined) => void
  readonly ref?: Ref<HTMLButtonElement>
}

/** Asked for when it is opened: most visits filter nothing. */
function Filters({ search, onFilter }: Omit<FilterMenuProps, 'ref'>) {
  const { account, colleagues } = useSession()
  const { data: tags = [] } = useQuery(queries.tags)
  const { data: pools = [] } = useQuery(queries.pools)
  const [query, setQuery] = useState('')
  const option = (key: FilterKey, value: string, words: string, group: string, before?: Option['before']): Option => ({
    id: `${key} ${value}`,
    words,
    group,
    before: listOf(search[key]).includes(value) ? (
      <Icon name="check" className="text-accent" />
    ) : (
      (before ?? <span className="size-4" />)
    ),
  })
  const all = [
    option('owner', account.id, 'Mine', 'Owner'),
    ...colleagues.filter(one => one.id !== account.id).map(one => option('owner', one.id, one.name, 'Owner')),
    ...pools.map(one => option('pool', one.pool, one.pool, 'Pool')),
    ...tags.map(one => option('tag', one.tag, one.tag, 'Tag')),
    ...channelGroups
      .filter(group => group !== 'note')
      .map(group => option('channel', group, groupWords[group], 'In touch by', <Glyph group={group} />)),
  ]
  const typed = query.trim().toLocaleLowerCase()
  const matching = all.filter(one => typed === '' || String(one.words).toLocaleLowerCase().includes(typed))
  const pick = (id: string): void => {
    const space = id.indexOf(' ')
    const key = (['owner', 'pool', 'tag', 'channel'] as const).find(one => one === id.slice(0, space))
    if (key !== undefined) onFilter(key, toggled(search[key], id.slice(space + 1)))
  }
  return (
    <Combobox
      autoFocus
      tall
      label="Filter by"
      placeholder="Owner, pool, tag, channel"
      query={query}
      onQuery={setQuery}
      options={matching}
      onPick={pick}
      empty="Nothing of that name."
    />
  )
}

/** One list of everything that people can be filtered by; typing narrows it, Enter adds or takes away. */
export const FilterMenu = ({ search, onFilter, ref }: FilterMenuProps) => (
  <Popover
    label="Filter"
    trigger={
      <Button ref={ref ?? null} icon="filter" keys="f">
        Filter
      </Button>
    }
  >
    <Filters search={search} onFilter={onFilter} />
  </Popover>
)
