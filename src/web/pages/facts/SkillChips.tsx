import { useState } from 'react'
import type { Fact } from '#src/domain/views/people.ts'
import { Popover } from '../../ui/Popover.tsx'
import { userLocale } from '../../words/dates.ts'
import { FactEditor } from './FactEditor.tsx'
import { FactStory } from './FactStory.tsx'
import { wordsFor } from './fields.ts'

const few = 14

interface SkillChipProps {
  readonly person: string
  readonly fact: Fact
  /** Whether it is being written. */
  readonly onWriting: (writing: boolean) => void
}

function SkillChip({ person, fact, onWriting }: SkillChipProps) {
  const [open, setOpen] = useState(false)
  const [editing, setEditing] = useState(false)
  const show = (now: boolean, writing: boolean): void => {
    setOpen(now)
    setEditing(writing)
    onWriting(writing)
  }
  const { main, detail } = wordsFor(fact.property, fact.value, userLocale())
  return (
    <Popover
      label={`${main}: where it comes from`}
      open={open}
      onOpenChange={now => show(now, false)}
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
        <FactEditor person={person} property={fact.property} fact={fact} onDone={() => show(false, false)} />
      ) : (
        <FactStory person={person} fact={fact} onDone={() => show(false, false)} onEdit={() => show(true, true)} />
      )}
    </Popover>
  )
}

/** Skills and languages, side by side; each tells its story on a click. */
export function SkillChips({ person, facts }: { readonly person: string; readonly facts: readonly Fact[] }) {
  const [all, setAll] = useState(false)
  const [written, setWritten] = useState<Fact | null>(null)
  const shown = all ? facts : facts.slice(0, few)
  // What is being written stays, though a colleague changes or takes off the value meanwhile.
  const chips = written === null || shown.some(fact => fact.entry === written.entry) ? shown : [...shown, written]
  return (
    <dd className="flex flex-wrap gap-1.5 py-1">
      {chips.map(fact => (
        <SkillChip
          key={fact.entry}
          person={person}
          fact={fact}
          onWriting={writing => setWritten(writing ? fact : null)}
        />
      ))}
      {shown.length < facts.length && (
        <button type="button" onClick={() => setAll(true)} className="h-6 px-1 text-small text-accent max-sm:h-8">
          {facts.length - shown.length} more
        </button>
      )}
    </dd>
  )
}
