import { useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutPerson } from '../../data/person-cache.ts'
import { useColleague, useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { handleValue, handleWords } from '../../words/handles.ts'
import { SideSection } from './SideSection.tsx'

const few = 5

/** Every address, number and handle that leads here, and who else this person was thought to be. */
export function KnownBy({ person, onSplit }: { readonly person: PersonPage; readonly onSplit: () => void }) {
  const [all, setAll] = useState(false)
  const colleague = useColleague()
  const mayWrite = useMayWrite()
  const takeApart = (other: PersonPage['merged'][number]['person']): void =>
    void perform({
      words: `Taken apart from ${other.name}`,
      run: () => api.takeApart(person.id, other.id),
      freshens: [...aboutPerson(person.id), ['apart']],
    })
  const shown = all ? person.identifiers : person.identifiers.slice(0, few)
  return (
    <SideSection
      head="Known by"
      action={
        mayWrite &&
        person.identifiers.length > 1 && (
          <Button look="quiet" className="-mr-3 !h-6 text-small" onClick={onSplit}>
            Split
          </Button>
        )
      }
    >
      <ul>
        {shown.map(one => (
          <li key={one.persona} className="flex gap-2 py-0.5 text-small">
            <span className="w-24 shrink-0 text-text-3">{handleWords(one.kind)}</span>
            <span className="min-w-0 truncate">{handleValue(one.kind, one.value)}</span>
          </li>
        ))}
      </ul>
      {shown.length < person.identifiers.length && (
        <button type="button" className="h-8 text-small text-accent" onClick={() => setAll(true)}>
          {person.identifiers.length - shown.length} more
        </button>
      )}
      {person.shared.map(one => (
        <p key={`${one.kind}:${one.value}`} className="py-0.5 text-small text-text-2">
          <span className="break-words">{one.value}</span> is others’ too: it leads here only with the name.
        </p>
      ))}
      {person.merged.map(merge => (
        <p key={merge.person.id} className="mt-1 flex items-center gap-2 text-small text-text-2">
          <span className="min-w-0 flex-1">
            Was also {merge.person.name}, since {plainDay(merge.at, userLocale())}
            {merge.by !== null && `, ${colleague(merge.by)}`}
          </span>
          {mayWrite && (
            <Button look="quiet" onClick={() => takeApart(merge.person)}>
              Take apart
            </Button>
          )}
        </p>
      ))}
    </SideSection>
  )
}
