import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SearchHit } from '#src/domain/views/people.ts'
import type { TextHit } from '#src/domain/views/texts.ts'
import { closer } from '#src/lib/excerpt.ts'
import { queries } from '../data/queries.ts'
import { useDebounced } from '../data/useDebounced.ts'
import { usePreferences } from '../data/usePreferences.ts'
import { useMayWrite } from '../data/useSession.ts'
import { useSaid } from '../pages/log/useSaid.tsx'
import { placeOf } from '../pages/people/place-of.ts'
import { Combobox, type Option } from '../ui/Combobox.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Glyph } from '../ui/Glyph.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Marked } from '../ui/Marked.tsx'
import { groupOfAct } from '../words/acts.ts'
import { spoken } from '../words/vocabulary.ts'
import { type Command, commands } from './commands.ts'
import { recent, rememberVisit } from './recent.ts'
import { useTypedAhead } from './typed-ahead.ts'

const signs = { person: 'people', company: 'companies', job: 'jobs' } as const
const groups = () => ({ person: 'People', company: 'Companies', job: spoken('Jobs') })

const commandOption = (command: Command): Option => ({
  id: `do ${command.words}`,
  words: command.words,
  group: 'Actions',
  before: <Icon name={command.icon} className="text-text-3" />,
  ...(command.keys === undefined ? {} : { after: <Kbd keys={command.keys} /> }),
})
const textOption = (hit: TextHit): Option => ({
  id: `text ${hit.entry}`,
  words: hit.people[0]?.name,
  group: 'What was written',
  before: <Glyph group={groupOfAct(hit.channel)} />,
  detail: <Marked pieces={closer(hit.excerpt.length > 0 ? hit.excerpt : hit.title)} />,
})
const hitOption =
  (group?: string) =>
  (hit: SearchHit): Option => ({
    id: `${hit.type} ${hit.id}`,
    words: hit.name,
    group: group ?? groups()[hit.type],
    before: <Icon name={signs[hit.type]} className="text-text-3" />,
    ...(hit.detail === null ? {} : { detail: hit.detail }),
  })

/** One field for people, companies, jobs, pages and actions; shows the key each time, so that it is needed less and less. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const mayWrite = useMayWrite()
  const [, changePreferences] = usePreferences()
  const [query, setQuery] = useState('')
  useTypedAhead(setQuery)
  const settled = useDebounced(query.trim(), 60)
  const { data: hits = [], isFetching } = useQuery(queries.search(settled))
  const asked = useDebounced(settled, 150)
  const { data: texts } = useQuery(queries.textsNear(asked))
  const words = query.trim().toLocaleLowerCase()
  const all = commands({ navigate, mayWrite, changePreferences })
  const matching = all.filter(command => words !== '' && command.words.toLocaleLowerCase().includes(words))
  const found = words === '' ? [] : hits
  const written = words.length < 3 ? [] : (texts?.rows ?? [])
  const said = useSaid(mayWrite ? query : '')
  const options =
    words === ''
      ? [...recent().map(hitOption('Seen last')), ...all.map(commandOption)]
      : [...said.options, ...found.map(hitOption()), ...matching.map(commandOption), ...written.map(textOption)]

  const pick = (id: string): void => {
    onClose()
    if (said.options.some(one => one.id === id)) said.pick(id)
    const command = all.find(one => `do ${one.words}` === id)
    const hit = [...found, ...recent()].find(one => `${one.type} ${one.id}` === id)
    const text = written.find(one => `text ${one.entry}` === id)
    if (command !== undefined) command.run()
    if (text?.people[0] !== undefined)
      void navigate({ to: '/people/$id', params: { id: text.people[0].id }, search: placeOf(text) })
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
        label={spoken('People, companies, jobs, what was written, actions')}
        placeholder={spoken('Name, company, job, what to do, or what was done: called Ana …')}
        query={query}
        onQuery={setQuery}
        options={options}
        onPick={pick}
        empty={isFetching || settled !== query.trim() ? 'Looking …' : 'Nobody and nothing of that name.'}
      />
    </Dialog>
  )
}
