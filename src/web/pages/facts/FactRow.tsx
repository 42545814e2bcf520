import { useState } from 'react'
import type { Fact } from '#src/domain/views/people.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { dayWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'
import { FactMissing } from './FactMissing.tsx'
import { FactStory } from './FactStory.tsx'
import { FactValue } from './FactValue.tsx'

interface FactRowProps {
  readonly person: string
  readonly label: string
  readonly fact: Fact
  readonly onCalled?: (() => void) | undefined
  readonly onEdit: () => void
}

/** Label, value, and behind the dots its story: source, age, other values, editing. */
export function FactRow({ person, label, fact, onCalled, onEdit }: FactRowProps) {
  const [story, setStory] = useState(false)
  const mayWrite = useMayWrite()
  const now = useNow()
  const source = `From ${fact.from}, ${dayWords(fact.seenAt, now, userLocale())}${fact.others.length > 0 ? `; ${fact.others.length} other` : ''}`
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a short cut for the mouse; the button behind the dots does the same
    <div className="group flex items-start gap-2 py-1" onDoubleClick={mayWrite ? onEdit : undefined}>
      <dt className="w-24 shrink-0 text-text-2">{label}</dt>
      <dd className="min-w-0 flex-1" title={source}>
        <FactValue fact={fact} onCalled={onCalled} />
        <FactMissing fact={fact} />
      </dd>
      {fact.private && <Icon name="lock" className="mt-0.5 size-3 text-text-3" />}
      <dd className="shrink-0">
        <Popover
          label={`${label}: where it comes from`}
          align="end"
          open={story}
          onOpenChange={setStory}
          trigger={
            <IconButton
              small
              icon="more"
              label={source}
              data-fact
              className="-my-0.5 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 max-sm:opacity-100"
            />
          }
        >
          <FactStory
            person={person}
            fact={fact}
            onDone={() => setStory(false)}
            onEdit={() => {
              setStory(false)
              onEdit()
            }}
          />
        </Popover>
      </dd>
    </div>
  )
}
