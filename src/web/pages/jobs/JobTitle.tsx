import { useState } from 'react'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { spoken } from '../../words/vocabulary.ts'

/** The title, changed where it stands. */
export function JobTitle({ job }: { readonly job: JobPage }) {
  const [title, setTitle] = useState<string | null>(null)
  useKeys(spoken('Job'), { e: ['Change the title', () => setTitle(job.title)] })
  if (title === null)
    return (
      <div className="flex items-center gap-1">
        <h1 className="min-w-0 text-display">{job.title}</h1>
        <IconButton icon="edit" label="Change the title" keys="e" onClick={() => setTitle(job.title)} />
      </div>
    )
  const save = (): void => {
    const now = title.trim()
    setTitle(null)
    if (now === '' || now === job.title) return
    void perform({
      words: 'Title changed',
      run: () => jobsApi.changeJob(job.id, { title: now, was: { title: job.said['title'] ?? null } }),
      atOnce: () => {
        queryClient.setQueryData(jobQueries.job(job.id).queryKey, { ...job, title: now })
        return () => queryClient.setQueryData(jobQueries.job(job.id).queryKey, job)
      },
      freshens: [['job', job.id], ['jobs']],
    })
  }
  return (
    <form
      className="flex items-center gap-2"
      onSubmit={event => {
        event.preventDefault()
        save()
      }}
      onKeyDown={event => event.key === 'Escape' && setTitle(null)}
    >
      <div className="flex-1">
        <TextField label="Title" bare autoFocus value={title} onChange={event => setTitle(event.target.value)} />
      </div>
      <Button type="submit">Save</Button>
    </form>
  )
}
