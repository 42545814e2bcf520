import { useState } from 'react'
import type { Property } from '#src/domain/claim.ts'
import type { Fact, PersonPage } from '#src/domain/views/people.ts'
import { handleWords } from '../../words/handles.ts'
import { FactEditor } from './FactEditor.tsx'
import { FactRow } from './FactRow.tsx'
import { propertyWords } from './fields.ts'
import { SideSection } from './SideSection.tsx'
import { SkillChips } from './SkillChips.tsx'

interface FactGroupProps {
  readonly person: PersonPage
  readonly head: string
  readonly properties: readonly Property[]
  readonly onCalled: () => void
}

const few = 4
const labelOf = (fact: Fact, index: number): string => {
  if (fact.property === 'custom' && 'label' in fact.value) return fact.value.label
  if (fact.property === 'profile' && 'network' in fact.value) return handleWords(fact.value.network)
  return index === 0 ? propertyWords[fact.property] : ''
}
const asChips: ReadonlySet<Property> = new Set<Property>(['skill', 'language'])

/** A name that only repeats the heading says nothing new. */
function hasOtherName(person: PersonPage): boolean {
  const names = person.facts.name ?? []
  return names.some(
    fact => fact.value.also !== undefined || [fact, ...fact.others].some(one => one.value.full !== person.name),
  )
}

/** The values of one kind, as far as there are any. */
export function FactGroup({ person, head, properties, onCalled }: FactGroupProps) {
  const [all, setAll] = useState(false)
  // What is being written stays where it is, though a colleague changes or takes off the value meanwhile.
  const [editing, setEditing] = useState<{ readonly fact: Fact; readonly at: number } | null>(null)
  const present = properties.filter(property => (person.facts[property]?.length ?? 0) > 0)
  const told = present.filter(property => property !== 'name' || hasOtherName(person))
  if (told.length === 0 && editing === null) return null
  const rows = told
    .filter(property => !asChips.has(property))
    .flatMap(property =>
      (person.facts[property] ?? []).map((fact: Fact, index) => ({ fact, label: labelOf(fact, index) })),
    )
  const shown = all || head === 'Contact' ? rows : rows.slice(0, few)
  const items = shown
    .filter(({ fact }) => fact.entry !== editing?.fact.entry)
    .map(({ fact, label }) => (
      <FactRow
        key={fact.entry}
        person={person.id}
        label={label}
        fact={fact}
        onCalled={onCalled}
        onEdit={() => setEditing({ fact, at: shown.findIndex(one => one.fact === fact) })}
      />
    ))
  if (editing !== null)
    items.splice(
      editing.at,
      0,
      <FactEditor
        key={`editing ${editing.fact.entry}`}
        person={person.id}
        property={editing.fact.property}
        fact={editing.fact}
        onDone={() => setEditing(null)}
      />,
    )
  return (
    <SideSection head={head}>
      <dl>
        {items}
        {told
          .filter(property => asChips.has(property))
          .map(property => (
            <div key={property}>
              <dt className="sr-only">{propertyWords[property]}</dt>
              <SkillChips person={person.id} facts={person.facts[property] ?? []} />
            </div>
          ))}
      </dl>
      {shown.length < rows.length && (
        <button type="button" onClick={() => setAll(true)} className="h-8 text-small text-accent">
          {rows.length - shown.length} more
        </button>
      )}
    </SideSection>
  )
}
