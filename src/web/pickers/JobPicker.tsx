import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { JobRow } from '#src/domain/views/jobs.ts'
import { jobsApi } from '../api-jobs.ts'
import { useDebounced } from '../data/useDebounced.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { Icon } from '../ui/Icon.tsx'
import { spoken } from '../words/vocabulary.ts'

/** Picks an open job. */
export function JobPicker({ onPick }: { readonly onPick: (job: JobRow) => void }) {
  const [query, setQuery] = useState('')
  const q = useDebounced(query.trim(), 120)
  const { data } = useQuery({
    queryKey: ['jobs', 'pick', q],
    queryFn: () => jobsApi.jobs({ q, state: 'open,lead,on-hold' }),
  })
  const rows = (data?.rows ?? []).slice(0, 20)
  return (
    <Combobox
      autoFocus
      label={spoken('Job')}
      placeholder={spoken('Job or client')}
      query={query}
      onQuery={setQuery}
      options={rows.map(row => ({
        id: row.id,
        words: row.title,
        detail: row.client?.name,
        before: <Icon name="jobs" className="text-text-3" />,
      }))}
      onPick={id => {
        const row = rows.find(one => one.id === id)
        if (row !== undefined) onPick(row)
      }}
      empty={spoken('No open job of that name.')}
    />
  )
}
