import type { Fact } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { plainDay, sinceWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'
import { preferFact, removeFact } from './change-fact.ts'
import { FactMissing } from './FactMissing.tsx'
import { wordsFor } from './fields.ts'

interface FactStoryProps {
  readonly person: string
  readonly fact: Fact
  readonly onEdit: () => void
  readonly onDone: () => void
}

/** Who stands behind a value, since when, and what else is known. */
export function FactStory({ person, fact, onEdit, onDone }: FactStoryProps) {
  const mayWrite = useMayWrite()
  const now = useNow()
  const locale = userLocale()
  return (
    <div className="flex flex-col gap-3">
      <p>
        From <span className="font-medium">{fact.from}</span>
        <span className="block text-small text-text-2">
          seen {plainDay(fact.seenAt, locale)}, {sinceWords(fact.seenAt, now, locale)} ago
        </span>
        <FactMissing fact={fact} />
        {fact.private && <span className="block text-small text-text-2">Only you see this value</span>}
        {fact.original && (
          <a
            href={api.originalAddress(fact.entry)}
            download
            className="text-small text-accent underline underline-offset-2"
          >
            Open original
          </a>
        )}
      </p>
      {fact.others.length > 0 && (
        <div>
          <h3 className="text-head text-text-3 uppercase">Also known</h3>
          <ul>
            {fact.others.map(other => (
              <li key={other.entry} className="flex items-center gap-2 border-b border-line py-1.5 last:border-0">
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{wordsFor(other.property, other.value, locale).main}</span>
                  <span className="block truncate text-small text-text-2">
                    {other.from}, {plainDay(other.seenAt, locale)}
                  </span>
                </span>
                {mayWrite && (
                  <Button look="quiet" onClick={() => void preferFact(person, other).then(onDone)}>
                    Use this
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
      {mayWrite && (
        <div className="flex gap-2">
          <Button icon="edit" onClick={onEdit}>
            Edit
          </Button>
          <Button
            look="quiet"
            onClick={() => {
              onDone()
              void removeFact(person, fact)
            }}
          >
            Remove
          </Button>
        </div>
      )}
    </div>
  )
}
