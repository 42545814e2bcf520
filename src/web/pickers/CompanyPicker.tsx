import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonRef } from '#src/domain/views/common.ts'
import { api } from '../api.ts'
import { useDebounced } from '../data/useDebounced.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { Icon } from '../ui/Icon.tsx'

interface CompanyPickerProps {
  readonly label: string
  readonly onPick: (company: PersonRef) => void
  /** Takes the name of one that nobody here knows yet; without it only known ones are offered. */
  readonly onNew?: (name: string) => void
}

const unknown = 'new'

/** Picks a company that is known here, or names a new one. */
export function CompanyPicker({ label, onPick, onNew }: CompanyPickerProps) {
  const [query, setQuery] = useState('')
  const q = useDebounced(query.trim(), 120)
  const { data } = useQuery({ queryKey: ['companies', 'pick', q], queryFn: () => api.companies({ q }) })
  const rows = (data?.rows ?? []).slice(0, 20)
  const name = query.trim()
  // Only when the answer is there: who types fast and presses Enter means one that is known.
  const offersNew =
    onNew !== undefined &&
    name !== '' &&
    q === name &&
    data !== undefined &&
    !rows.some(row => row.name.toLowerCase() === name.toLowerCase())
  return (
    <Combobox
      label={label}
      placeholder="Company"
      query={query}
      onQuery={setQuery}
      options={[
        ...rows.map(row => ({
          id: row.id,
          words: row.name,
          detail: row.domain ?? undefined,
          before: <Icon name="companies" className="text-text-3" />,
        })),
        ...(offersNew
          ? [{ id: unknown, words: `“${name}”, new here`, before: <Icon name="add" className="text-text-3" /> }]
          : []),
      ]}
      onPick={id => {
        if (id === unknown) onNew?.(name)
        const row = rows.find(one => one.id === id)
        if (row !== undefined) onPick(row)
      }}
      empty="No company of that name."
    />
  )
}
