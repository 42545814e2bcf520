import { useState } from 'react'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { useColleague, useMayWrite } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/Field.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { spoken } from '../../words/vocabulary.ts'
import { saveJob } from './save-job.ts'

/** The title, changed where it stands. */
export function JobTitle({ job }: { readonly job: JobPage }) {
  const colleague = useColleague()
  const mayWrite = useMayWrite()
  const [title, setTitle] = useState<string | null>(null)
  const [was, setWas] = useState<string | null>(null)
  const begin = (): void => {
    setWas(job.said['title'] ?? null)
    setTitle(job.title)
  }
  useKeys(spoken('Job'), { e: mayWrite ? ['Change the title', begin] : undefined })
  if (title === null)
    return (
      <div className="flex items-center gap-1">
        <h1 className="min-w-0 text-display">{job.title}</h1>
        {mayWrite && <IconButton icon="edit" label="Change the title" keys="e" onClick={begin} />}
      </div>
    )
  const save = (): void => {
    const now = title.trim()
    setTitle(null)
    if (now === '' || now === job.title) return
    const atOnce = (): (() => void) => {
      queryClient.setQueryData(jobQueries.job(job.id).queryKey, { ...job, title: now })
      return () => queryClient.setQueryData(jobQueries.job(job.id).queryKey, job)
    }
    void saveJob(job.id, { title: now, was: { title: was } }, { words: 'Title changed', atOnce, colleague })
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
