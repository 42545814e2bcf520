import { useState } from 'react'
import type { Fact } from '#src/domain/views/people.ts'
import { Popover } from '../../ui/Popover.tsx'
import { userLocale } from '../../words/dates.ts'
import { FactEditor } from './FactEditor.tsx'
import { FactStory } from './FactStory.tsx'
import { wordsFor } from './fields.ts'

const few = 14

function SkillChip({ person, fact }: { readonly person: string; readonly fact: Fact }) {
  const [open, setOpen] = useState(false)
  const [editing, setEditing] = useState(false)
  const { main, detail } = wordsFor(fact.property, fact.value, userLocale())
  return (
    <Popover
      label={`${main}: where it comes from`}
      open={open}
      onOpenChange={now => {
        setOpen(now)
        setEditing(false)
      }}
      trigger={
        <button
          type="button"
          title={`From ${fact.from}`}
          className="h-6 max-w-full truncate rounded-full bg-sunken px-2.5 text-small hover:text-accent max-sm:h-8"
        >
          {main}
          {detail !== null && <span className="text-text-2"> {detail}</span>}
        </button>
      }
    >
      {editing ? (
        <FactEditor person={person} property={fact.property} fact={fact} onDone={() => setOpen(false)} />
      ) : (
        <FactStory person={person} fact={fact} onDone={() => setOpen(false)} onEdit={() => setEditing(true)} />
      )}
    </Popover>
  )
}

/** Skills and languages, side by side; each tells its story on a click. */
export function SkillChips({ person, facts }: { readonly person: string; readonly facts: readonly Fact[] }) {
  const [all, setAll] = useState(false)
  const shown = all ? facts : facts.slice(0, few)
  return (
    <dd className="flex flex-wrap gap-1.5 py-1">
      {shown.map(fact => (
        <SkillChip key={fact.entry} person={person} fact={fact} />
      ))}
      {shown.length < facts.length && (
        <button type="button" onClick={() => setAll(true)} className="h-6 px-1 text-small text-accent max-sm:h-8">
          {facts.length - shown.length} more
        </button>
      )}
    </dd>
  )
}
