import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { useColleague } from '../../data/useSession.ts'
import { cx } from '../../ui/cx.ts'
import { touchWords } from '../../words/acts.ts'
import { dayWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'
import { spoken } from '../../words/vocabulary.ts'

/** Who this is, and how things stand: owner, last touch, next promise. */
export function PersonHeader({ person, actions }: { readonly person: PersonPage; readonly actions: ReactNode }) {
  const now = useNow()
  const locale = userLocale()
  const colleague = useColleague()
  const next = person.next[0]
  const company = person.facts.position?.find(fact => fact.value.company !== undefined)?.value.company
  const place = person.facts.place?.[0]?.value.text
  return (
    <header className="flex flex-wrap items-start gap-x-4 gap-y-2">
      <div className="min-w-0 flex-1 basis-80">
        <div className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="min-w-0 text-display">{person.name}</h1>
          <p className="min-w-0 text-text-2">
            {person.headline}
            {place !== undefined && person.headline?.includes(place) !== true && ` · ${place}`}
          </p>
        </div>
        <dl className="mt-1 flex flex-wrap gap-x-6 gap-y-0.5 [&_dt]:inline [&_dt]:text-text-3 [&_dd]:inline">
          {person.hats.length > 0 && (
            <div>
              <dt className="sr-only">Is</dt>
              <dd className="font-medium">{person.hats.map(spoken).join(', ')}</dd>
            </div>
          )}
          {person.companyId !== null && company !== undefined && (
            <div>
              <dt>At </dt>
              <dd>
                <Link
                  to="/companies/$id"
                  params={{ id: person.companyId }}
                  className="underline decoration-line underline-offset-2 hover:decoration-text"
                >
                  {company}
                </Link>
              </dd>
            </div>
          )}
          <div>
            <dt>Owner </dt>
            <dd>{colleague(person.owner) ?? 'nobody'}</dd>
          </div>
          <div>
            <dt>Last: </dt>
            <dd className="tabular">{person.last === null ? 'no touch yet' : touchWords(person.last, now, locale)}</dd>
          </div>
          {next !== undefined && (
            <div>
              <dt>Next: </dt>
              <dd className={cx('tabular', Date.parse(next.due) < now.getTime() && 'text-warn')}>
                {next.text}, {dayWords(next.due, now, locale)}
              </dd>
            </div>
          )}
          {person.rating !== null && (
            <div>
              <dt>Rating </dt>
              <dd className="tabular">{person.rating} of 5</dd>
            </div>
          )}
        </dl>
      </div>
      {actions}
    </header>
  )
}
