import { Link } from '@tanstack/react-router'
import type { Today } from '#src/domain/views/today.ts'
import { useMayWrite, useSession } from '../../data/useSession.ts'
import { Progress } from '../../ui/Progress.tsx'
import { sinceWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'
import { SideSection } from '../facts/SideSection.tsx'
import { JobsToday } from './JobsToday.tsx'
import { Tidy } from './Tidy.tsx'

const exportWords: { readonly [what: string]: string } = { linkedin: 'LinkedIn archive' }

/** What runs and what is awaited, beside the people. */
export function TodaySide({ today }: { readonly today: Today }) {
  const { running } = useSession()
  const mayWrite = useMayWrite()
  const now = useNow()
  return (
    <aside aria-label="Around the day">
      <Tidy tidy={today.tidy} />
      <JobsToday />
      {running.length > 0 && (
        <SideSection head="Coming in">
          {running.map(one => (
            <Link key={one.id} to="/bring-in/$id" params={{ id: one.id }} className="block py-1.5 hover:underline">
              <span className="mb-1 flex justify-between gap-2">
                <span className="truncate">{one.name}</span>
                {one.share !== null && <span className="tabular text-text-2">{Math.round(one.share * 100)} %</span>}
              </span>
              <Progress label={one.name} share={one.share} />
            </Link>
          ))}
        </SideSection>
      )}
      {today.tidy.pendingExports.length > 0 && (
        <SideSection head="Awaited">
          {today.tidy.pendingExports.map(one => (
            <p key={one.entry} className="py-1">
              {mayWrite ? (
                <Link to="/bring-in" className="font-medium hover:underline">
                  {exportWords[one.what] ?? one.what}
                </Link>
              ) : (
                <span className="font-medium">{exportWords[one.what] ?? one.what}</span>
              )}
              <span className="block text-small text-text-2">
                Asked {sinceWords(one.since, now, userLocale())} ago. The link that comes by email is good for 72 hours.
              </span>
            </p>
          ))}
        </SideSection>
      )}
    </aside>
  )
}
