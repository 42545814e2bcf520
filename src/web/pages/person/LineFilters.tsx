import type { Ref } from 'react'
import { type ChannelGroup, channelGroups } from '#src/domain/channel.ts'
import type { Picture } from '#src/domain/views/line.ts'
import type { PersonPage } from '#src/domain/views/people.ts'
import { useSession } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { cx } from '../../ui/cx.ts'
import { Glyph } from '../../ui/Glyph.tsx'
import { shortWords } from '../../ui/glyph-paths.ts'
import { Icon } from '../../ui/Icon.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuChoice, MenuChoices } from '../../ui/MenuItem.tsx'
import { count } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { QuickFilter } from '../people/QuickFilter.tsx'
import type { LineSearch } from './line-search.ts'

interface LineFiltersProps {
  readonly search: LineSearch
  readonly groups: ReadonlySet<ChannelGroup> | null
  readonly counts: Picture['counts']
  readonly total: number
  readonly jobs: PersonPage['jobs']
  readonly onChange: (part: LineSearch) => void
  readonly onGroup: (group: ChannelGroup | null) => void
  readonly findRef: Ref<HTMLInputElement>
  readonly menuRef: Ref<HTMLButtonElement>
}

const pill = 'flex h-8 shrink-0 items-center gap-1.5 rounded-full px-2.5 whitespace-nowrap max-sm:h-11'

/** Which acts the list shows; all of it stands in the address. */
export function LineFilters({
  search,
  groups,
  counts,
  total,
  jobs,
  onChange,
  onGroup,
  findRef,
  menuRef,
}: LineFiltersProps) {
  const { account, colleagues } = useSession()
  const present = channelGroups.filter(group => (counts[group] ?? 0) > 0)
  const people = [account, ...colleagues.filter(one => one.id !== account.id)]
  return (
    <div className="flex flex-wrap sm:-ml-2 items-center gap-x-0.5 gap-y-1">
      <fieldset
        aria-label="Channels"
        className="contents max-sm:-mx-2 max-sm:flex max-sm:w-full max-sm:min-w-0 max-sm:overflow-x-auto"
      >
        <button
          type="button"
          aria-pressed={groups === null}
          onClick={() => onGroup(null)}
          className={cx(pill, groups === null ? 'bg-accent-soft font-medium' : 'text-text-2 hover:bg-sunken')}
        >
          All <span className="tabular text-small text-text-2">{count(total)}</span>
        </button>
        {present.map(group => {
          const on = groups?.has(group) === true
          return (
            <button
              key={group}
              type="button"
              aria-pressed={on}
              onClick={() => onGroup(group)}
              className={cx(pill, on ? 'bg-accent-soft font-medium' : 'text-text-2 hover:bg-sunken')}
            >
              <Glyph group={group} className="size-3" />
              {shortWords[group]} <span className="tabular text-small text-text-2">{count(counts[group] ?? 0)}</span>
            </button>
          )
        })}
      </fieldset>
      <div className="ml-auto flex max-w-full flex-wrap items-center gap-x-2 max-sm:ml-0 max-sm:w-full">
        <Menu
          trigger={
            <Button ref={menuRef} look="quiet" className={search.colleague === undefined ? '' : '!text-accent'}>
              {people.find(one => one.id === search.colleague)?.name ?? 'Colleague'}{' '}
              <Icon name="down" className="size-3" />
            </Button>
          }
        >
          <MenuChoices
            value={search.colleague ?? ''}
            onChange={colleague => onChange({ colleague: colleague === '' ? undefined : colleague })}
          >
            <MenuChoice value="">All colleagues</MenuChoice>
            {people.map(one => (
              <MenuChoice key={one.id} value={one.id}>
                {one.name}
              </MenuChoice>
            ))}
          </MenuChoices>
        </Menu>
        {jobs.length > 0 && (
          <Menu
            trigger={
              <Button look="quiet" className={search.job === undefined ? '' : '!text-accent'}>
                <span className="max-w-40 truncate">
                  {jobs.find(one => one.id === search.job)?.title ?? spoken('Job')}
                </span>{' '}
                <Icon name="down" className="size-3" />
              </Button>
            }
          >
            <MenuChoices value={search.job ?? ''} onChange={job => onChange({ job: job === '' ? undefined : job })}>
              <MenuChoice value="">{spoken('All jobs')}</MenuChoice>
              {jobs.map(one => (
                <MenuChoice key={one.id} value={one.id}>
                  {one.title}
                </MenuChoice>
              ))}
            </MenuChoices>
          </Menu>
        )}
        <QuickFilter
          ref={findRef}
          label="Find in this line"
          value={search.find ?? ''}
          onChange={find => onChange({ find: find === '' ? undefined : find })}
        />
      </div>
    </div>
  )
}
