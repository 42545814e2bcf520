import { useQuery } from '@tanstack/react-query'
import { jobQueries } from '../../data/job-queries.ts'
import { partialWords, sinceWords, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'
import { spoken } from '../../words/vocabulary.ts'
import { SideSection } from '../facts/SideSection.tsx'
import { promiseWords } from '../jobs/promise-words.ts'
import { JobItem } from './JobItem.tsx'

const dayName = (on: string, now: Date): string => {
  const day = new Date(`${on}T12:00:00`)
  const far = Math.round((day.getTime() - now.getTime()) / 86_400_000)
  return far < 7
    ? new Intl.DateTimeFormat(userLocale(), { weekday: 'long' }).format(day)
    : partialWords(on, userLocale())
}

const clientAndTitle = ({ client, title }: { readonly client: string | null; readonly title: string }): string =>
  [client, title].filter(Boolean).join(', ')

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
              <JobItem key={`start ${one.person}`} job={one.job} search={{ person: one.person }}>
                {one.name}: first day {dayName(one.on, now)}
              </JobItem>
            ))}
            {guarantees.map(one => (
              <JobItem key={`guarantee ${one.person}`} job={one.job} search={{ person: one.person }} under={one.title}>
                {one.name}: guarantee ends {dayName(one.on, now)}
              </JobItem>
            ))}
          </ul>
        </SideSection>
      )}
      {promised.length > 0 && (
        <SideSection head={spoken('Clients promised')}>
          <ul>
            {promised.map(one => (
              <JobItem
                key={`promise ${one.job} ${one.person}`}
                job={one.job}
                search={{ person: one.person }}
                under={clientAndTitle(one)}
              >
                {one.name}: {promiseWords(one, now)}
              </JobItem>
            ))}
          </ul>
        </SideSection>
      )}
      {unheard.length > 0 && (
        <SideSection head={spoken('Clients say nothing')}>
          <ul>
            {unheard.map(one => (
              <JobItem key={`unheard ${one.job}`} job={one.job} under={clientAndTitle(one)}>
                {counted(one.count, 'CV')}, {sinceWords(one.since, now, userLocale())}
              </JobItem>
            ))}
          </ul>
        </SideSection>
      )}
      {owed.length > 0 && (
        <SideSection head="Unanswered">
          <ul>
            {owed.map(one => (
              <JobItem key={one.job} job={one.job} search={{ tab: 'answers' }} under={one.client}>
                {counted(one.count, 'person', 'people')}, {one.title}
              </JobItem>
            ))}
          </ul>
        </SideSection>
      )}
      {silent.length > 0 && (
        <SideSection head="Hear nothing from us">
          <ul>
            {silent.map(one => (
              <JobItem key={`${one.job} ${one.person}`} job={one.job} search={{ person: one.person }} under={one.title}>
                {one.name}, {sinceWords(one.since, now, userLocale())}
              </JobItem>
            ))}
          </ul>
        </SideSection>
      )}
    </>
  )
}
