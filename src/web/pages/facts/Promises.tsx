import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutPerson, patchPerson } from '../../data/person-cache.ts'
import { useColleague, useMayWrite } from '../../data/useSession.ts'
import { cx } from '../../ui/cx.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { dueWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'
import { SideSection } from './SideSection.tsx'

/** What is owed to this person, soonest first. */
export function Promises({ person }: { readonly person: PersonPage }) {
  const mayWrite = useMayWrite()
  const now = useNow()
  const colleague = useColleague()
  if (person.next.length === 0) return null
  const keep = (entry: string, text: string): void =>
    void perform({
      words: `Done: ${text}`,
      run: () => api.keepPromise(person.id, entry),
      atOnce: () => patchPerson(person.id, page => ({ ...page, next: page.next.filter(one => one.entry !== entry) })),
      freshens: aboutPerson(person.id),
    })
  return (
    <SideSection head="Next">
      <ul>
        {person.next.map(step => (
          <li key={step.entry} className="flex items-start gap-2 py-1">
            <span className="min-w-0 flex-1">
              {step.text}
              <span
                className={cx(
                  'tabular block text-small',
                  Date.parse(step.due) < now.getTime() ? 'text-warn' : 'text-text-2',
                )}
              >
                {dueWords(step.due, userLocale())}
                {step.account !== null && `, ${colleague(step.account)}`}
              </span>
            </span>
            {mayWrite && (
              <IconButton small icon="check" label={`Done: ${step.text}`} onClick={() => keep(step.entry, step.text)} />
            )}
          </li>
        ))}
      </ul>
    </SideSection>
  )
}
