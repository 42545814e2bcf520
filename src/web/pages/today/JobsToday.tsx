import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { jobQueries } from '../../data/job-queries.ts'
import { partialWords, sinceWords, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'
import { spoken } from '../../words/vocabulary.ts'
import { SideSection } from '../facts/SideSection.tsx'
import { promiseWords } from '../jobs/promise-words.ts'

const dayName = (on: string, now: Date): string => {
  const day = new Date(`${on}T12:00:00`)
  const far = Math.round((day.getTime() - now.getTime()) / 86_400_000)
  return far < 7
    ? new Intl.DateTimeFormat(userLocale(), { weekday: 'long' }).format(day)
    : partialWords(on, userLocale())
}

/** What jobs ask for, beside the people who wait. */
export function JobsToday() {
  const { data } = useQuery(jobQueries.today)
  const now = useNow()
  if (data === undefined) return null
  const { guarantees, starts, promised, unheard, silent, owed } = data
  return (
    <>
      {guarantees.length + starts.length > 0 && (
        <SideSection head="Coming up">
          <ul>
            {starts.map(one => (
              <li key={`start ${one.person}`} className="py-1">
                <Link
                  to="/jobs/$id"
                  params={{ id: one.job }}
                  search={{ person: one.person }}
                  className="hover:underline"
                >
                  {one.name}: first day {dayName(one.on, now)}
                </Link>
              </li>
            ))}
            {guarantees.map(one => (
              <li key={`guarantee ${one.person}`} className="py-1">
                <Link
                  to="/jobs/$id"
                  params={{ id: one.job }}
                  search={{ person: one.person }}
                  className="hover:underline"
                >
                  {one.name}: guarantee ends {dayName(one.on, now)}
                </Link>
                <span className="block truncate text-small text-text-2">{one.title}</span>
              </li>
            ))}
          </ul>
        </SideSection>
      )}
      {promised.length > 0 && (
        <SideSection head={spoken('Clients promised')}>
          <ul>
            {promised.map(one => (
              <li key={`promise ${one.job} ${one.person}`} className="py-1">
                <Link
                  to="/jobs/$id"
                  params={{ id: one.job }}
                  search={{ person: one.person }}
                  className="hover:underline"
                >
                  {one.name}: {promiseWords(one, now)}
                </Link>
                <span className="block truncate text-small text-text-2">
                  {[one.client, one.title].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </SideSection>
      )}
      {unheard.length > 0 && (
        <SideSection head={spoken('Clients say nothing')}>
          <ul>
            {unheard.map(one => (
              <li key={`unheard ${one.job}`} className="py-1">
                <Link to="/jobs/$id" params={{ id: one.job }} className="hover:underline">
                  {counted(one.count, 'CV')}, {sinceWords(one.since, now, userLocale())}
                </Link>
                <span className="block truncate text-small text-text-2">
                  {[one.client, one.title].filter(Boolean).join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </SideSection>
      )}
      {owed.length > 0 && (
        <SideSection head="Unanswered">
          <ul>
            {owed.map(one => (
              <li key={one.job} className="py-1">
                <Link to="/jobs/$id" params={{ id: one.job }} search={{ tab: 'answers' }} className="hover:underline">
                  {counted(one.count, 'person', 'people')}, {one.title}
                </Link>
                <span className="block truncate text-small text-text-2">{one.client}</span>
              </li>
            ))}
          </ul>
        </SideSection>
      )}
      {silent.length > 0 && (
        <SideSection head="Hear nothing from us">
          <ul>
            {silent.map(one => (
              <li key={`${one.job} ${one.person}`} className="py-1">
                <Link
                  to="/jobs/$id"
                  params={{ id: one.job }}
                  search={{ person: one.person }}
                  className="hover:underline"
                >
                  {one.name}, {sinceWords(one.since, now, userLocale())}
                </Link>
                <span className="block truncate text-small text-text-2">{one.title}</span>
              </li>
            ))}
          </ul>
        </SideSection>
      )}
    </>
  )
}
