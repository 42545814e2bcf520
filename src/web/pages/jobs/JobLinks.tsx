import { useQuery } from '@tanstack/react-query'
import { jobsApi } from '../../api-jobs.ts'
import { tellProblem } from '../../data/act.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { useNow } from '../../words/useNow.ts'

/** Links to shortlists of this job: for whom, until when, how often looked at. */
export function JobLinks({ job }: { readonly job: string }) {
  const { data } = useQuery(jobQueries.links(job))
  const now = useNow().toISOString()
  if (data === undefined || data.length === 0) return null
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
    <section aria-label="Links for hiring managers">
      <h2 className="text-head text-text-3 uppercase">Links for hiring managers</h2>
      <ul className="divide-y divide-line">
        {data.map(link => (
          <li key={link.id} className="flex items-center gap-2 py-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate">
                {link.name}, {link.shows === 'report' ? 'report' : counted(link.people, 'person', 'people')}
                {link.blind ? ', without names' : ''}
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
    </section>
  )
}
