import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SearchHit } from '#src/domain/views/people.ts'
import { queries } from '../data/queries.ts'
import { useDebounced } from '../data/useDebounced.ts'
import { usePreferences } from '../data/usePreferences.ts'
import { Combobox, type Option } from '../ui/Combobox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { type Command, commands } from './commands.ts'
import { recent, rememberVisit } from './recent.ts'

const signs = { person: 'people', company: 'companies', job: 'jobs' } as const
const groups = { person: 'People', company: 'Companies', job: 'Jobs' }

const commandOption = (command: Command): Option => ({
  id: `do ${command.words}`,
  words: command.words,
  group: 'Actions',
  before: <Icon name={command.icon} className="text-text-3" />,
  ...(command.keys === undefined ? {} : { after: <Kbd keys={command.keys} /> }),
})
const hitOption =
  (group?: string) =>
  (hit: SearchHit): Option => ({
    id: `${hit.type} ${hit.id}`,
    words: hit.name,
    group: group ?? groups[hit.type],
    before: <Icon name={signs[hit.type]} className="text-text-3" />,
    ...(hit.detail === null ? {} : { detail: hit.detail }),
  })

/** One field for people, companies, jobs, pages and actions; shows the key each time, so that it is needed less and less. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [, changePreferences] = usePreferences()
  const [query, setQuery] = useState('')
  const settled = useDebounced(query.trim(), 60)
  const { data: hits = [], isFetching } = useQuery(queries.search(settled))
  const words = query.trim().toLocaleLowerCase()
  const all = commands({ navigate, changePreferences })
  const matching = all.filter(command => words !== '' && command.words.toLocaleLowerCase().includes(words))
  const found = words === '' ? [] : hits
  const options =
    words === ''
      ? [...recent().map(hitOption('Seen last')), ...all.map(commandOption)]
      : [...found.map(hitOption()), ...matching.map(commandOption)]

  const pick = (id: string): void => {
    onClose()
    const command = all.find(one => `do ${one.words}` === id)
    const hit = [...found, ...recent()].find(one => `${one.type} ${one.id}` === id)
    if (command !== undefined) command.run()
    if (hit === undefined) return
    rememberVisit(hit)
    const to = { person: '/people/$id', company: '/companies/$id', job: '/jobs/$id' } as const
    void navigate({ to: to[hit.type], params: { id: hit.id } })
  }

  return (
    <Dialog open wide onClose={onClose} title="Search">
      <Combobox
        autoFocus
        tall
        label="People, companies, jobs, actions"
        placeholder="Name, company, job, or what to do"
        query={query}
        onQuery={setQuery}
        options={options}
        onPick={pick}
        empty={isFetching || settled !== query.trim() ? 'Looking …' : 'Nobody and nothing of that name.'}
      />
    </Dialog>
  )
}
