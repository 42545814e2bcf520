import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { isOver } from '#src/domain/assignment.ts'
import type { JobPage } from '#src/domain/views/jobs.ts'
import type { ReviewLink } from '#src/domain/views/reviews.ts'
import { jobsApi } from '../../api-jobs.ts'
import { tellProblem } from '../../data/act.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'
import { FormLinkDialog } from './FormLinkDialog.tsx'

const shownWords = (link: ReviewLink): string =>
  link.shows === 'form'
    ? 'page to apply on'
    : link.shows === 'report'
      ? 'report'
      : counted(link.people, 'person', 'people')

/** Links out of this job, to a shortlist, a report, a page to apply on: for whom, until when, how often looked at. */
export function JobLinks({ job: page }: { readonly job: JobPage }) {
  const { id: job } = page
  const mayWrite = useMayWrite()
  const [making, setMaking] = useState(false)
  const { data } = useQuery(jobQueries.links(job))
  const now = useNow().toISOString()
  const mayMake = mayWrite && !page.confidential && !isOver(page.state)
  if (data === undefined || (data.length === 0 && !mayMake)) return null
  const close = async (link: string): Promise<void> => {
    try {
      await jobsApi.revokeLink(job, link)
    } catch (error) {
      tellProblem(error)
    }
    void queryClient.invalidateQueries({ queryKey: ['job', job, 'links'] })
  }
  const day = (at: string): string => plainDay(at, userLocale())
  return (
    <section aria-label="Links">
      <h2 className="text-head text-text-3 uppercase">Links</h2>
      <ul className="divide-y divide-line">
        {data.map(link => (
          <li key={link.id} className="flex items-center gap-2 py-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate">
                {link.name}, {shownWords(link)}
                {link.blind && link.shows !== 'form' ? ', without names' : ''}
              </span>
              <span className="block text-small text-text-2">
                {link.revoked !== null
                  ? `closed ${day(link.revoked)}`
                  : link.expires < now
                    ? `ended ${day(link.expires)}`
                    : `until ${day(link.expires)}`}
                {', '}
                {link.lastLook === null
                  ? 'not looked at'
                  : `looked at ${counted(link.looks, 'time')}, last ${day(link.lastLook)}`}
              </span>
            </span>
            {link.revoked === null && link.expires > now && (
              <Button look="quiet" onClick={() => void close(link.id)}>
                Close it
              </Button>
            )}
          </li>
        ))}
      </ul>
      {mayMake && (
        <Button icon="add" className="mt-2" onClick={() => setMaking(true)}>
          A page to apply on
        </Button>
      )}
      {making && <FormLinkDialog job={page} onClose={() => setMaking(false)} />}
    </section>
  )
}
