import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { jobsApi } from '../../api-jobs.ts'
import { logoAddress } from '../../api-report.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { plainDay, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { Letterhead } from '../report/Letterhead.tsx'
import { LinkNotOpen } from '../sign-in/LinkNotOpen.tsx'
import { ReviewedCard } from './ReviewedCard.tsx'

/** A shortlist, for a hiring manager who follows a link: who they are, and a place for yes, perhaps, no. */
export function ReviewPage() {
  const { token } = useParams({ from: '/review/$token' })
  const { data, error } = useQuery({ queryKey: ['review', token], queryFn: () => jobsApi.review(token), retry: false })
  useTitle(data === undefined ? 'Shortlist' : data.job)
  if (error !== null || data === undefined) return <LinkNotOpen error={error} />
  return (
    <main className="mx-auto max-w-200 px-6 pt-8 pb-16 max-sm:px-4">
      <Letterhead agency={data.agency} logo={data.hasLogo ? logoAddress.ofShortlist(token) : null} />
      <h1 className="mt-4 text-display">{data.job}</h1>
      <p className="text-text-2">
        {data.client !== null && `${data.client} · `}
        {counted(data.people.length, 'person', 'people')} for {data.name} · open until{' '}
        {plainDay(data.expires, userLocale())}
      </p>
      {data.note !== null && <p className="mt-4 text-read whitespace-pre-wrap">{data.note}</p>}
      <ul className="mt-6 flex flex-col gap-6">
        {data.people.map(person => (
          <ReviewedCard key={person.at} token={token} person={person} />
        ))}
      </ul>
    </main>
  )
}
