import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { useRowKeys } from '../../keys/useRowKeys.ts'
import { PersonPicker } from '../../pickers/PersonPicker.tsx'
import { PageFault } from '../../shell/PageFault.tsx'
import { useBack } from '../../shell/useBack.ts'
import { useTitle } from '../../shell/useTitle.ts'
import { Avatar } from '../../ui/Avatar.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { plainDay, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { JobTitle } from './JobTitle.tsx'

/** A job and the people on it. */
export function JobPage() {
  const { id } = useParams({ from: '/jobs/$id' })
  const { data: job, error, refetch } = useQuery(queries.job(id))
  const [adding, setAdding] = useState(false)
  const box = useRef<HTMLUListElement>(null)
  const back = useBack('/jobs')
  useTitle(job?.title)
  useRowKeys({ group: 'Job', rows: box })
  useKeys('Job', { n: ['Put somebody on this job', () => setAdding(true)], Escape: ['Back', back] })
  if (job === undefined)
    return error === null ? (
      <Skeleton rows={8} className="p-6" />
    ) : (
      <PageFault error={error} reset={() => void refetch()} />
    )
  const freshens = [['job', id], ['jobs'], ['company']]
  const toggle = (): void =>
    void perform({
      words: job.open ? `Closed ${job.title}` : `${job.title} is open again`,
      run: () => api.changeJob(id, { open: !job.open }),
      atOnce: () => {
        queryClient.setQueryData(queries.job(id).queryKey, { ...job, open: !job.open })
        return () => queryClient.setQueryData(queries.job(id).queryKey, job)
      },
      freshens,
    })
  const put = (person: { readonly id: string; readonly name: string }): void => {
    setAdding(false)
    void perform({
      words: `${person.name} is on ${job.title}`,
      run: () => api.putOnJob(id, { person: person.id }),
      freshens: [...freshens, ['person', person.id]],
    })
  }
  return (
    <div className="mx-auto max-w-240 px-6 pt-5 pb-16 max-sm:px-4">
      <header className="mb-4 flex flex-wrap items-start gap-3">
        <div className="min-w-0 flex-1 basis-80">
          <JobTitle job={job} />
          <p className="text-text-2">
            {job.client !== null && (
              <>
                <Link
                  to="/companies/$id"
                  params={{ id: job.client.id }}
                  className="underline decoration-line underline-offset-2 hover:decoration-text"
                >
                  {job.client.name}
                </Link>{' '}
                ·{' '}
              </>
            )}
            {job.open ? 'Open' : 'Closed'}
            {job.opened !== null && `, from ${plainDay(job.opened, userLocale())}`}
            {job.closed !== null && !job.open && ` to ${plainDay(job.closed, userLocale())}`}
          </p>
        </div>
        <Button onClick={toggle}>{job.open ? 'Close the job' : 'Open again'}</Button>
        <Button look="primary" icon="add" keys="n" onClick={() => setAdding(true)}>
          Put somebody on it
        </Button>
      </header>
      <h2 className="mb-1 text-head text-text-3 uppercase">{counted(job.candidates.length, 'person', 'people')}</h2>
      {job.candidates.length === 0 && <EmptyState>Nobody is on this job yet.</EmptyState>}
      <ul ref={box} className="divide-y divide-line border-t border-line empty:hidden">
        {job.candidates.map(person => (
          <li key={person.id} className="relative flex min-h-11 items-center gap-3 px-2 py-1.5 hover:bg-sunken">
            <Avatar name={person.name} />
            <Link
              to="/people/$id"
              params={{ id: person.id }}
              data-row={person.id}
              className="min-w-0 flex-1 truncate font-medium row-link"
            >
              {person.name}
            </Link>
            <span className="truncate text-text-2">{person.stage}</span>
            {person.since !== null && (
              <span className="tabular shrink-0 text-small text-text-2">{plainDay(person.since, userLocale())}</span>
            )}
          </li>
        ))}
      </ul>
      <Dialog open={adding} onClose={() => setAdding(false)} title={`Put somebody on ${job.title}`}>
        <PersonPicker label="Person" onPick={put} />
      </Dialog>
    </div>
  )
}
