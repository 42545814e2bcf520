import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonRef } from '#src/domain/views/common.ts'
import { api } from '../api.ts'
import { useDebounced } from '../data/useDebounced.ts'
import { Combobox } from '../ui/Combobox.tsx'
import { Icon } from '../ui/Icon.tsx'

/** Picks a company that is known here. */
export function CompanyPicker({
  label,
  onPick,
}: {
  readonly label: string
  readonly onPick: (company: PersonRef) => void
}) {
  const [query, setQuery] = useState('')
  const q = useDebounced(query.trim(), 120)
  const { data } = useQuery({ queryKey: ['companies', 'pick', q], queryFn: () => api.companies({ q }) })
  const rows = (data?.rows ?? []).slice(0, 20)
  return (
    <Combobox
      label={label}
      placeholder="Company"
      query={query}
      onQuery={setQuery}
      options={rows.map(row => ({
        id: row.id,
        words: row.name,
        detail: row.domain ?? undefined,
        before: <Icon name="companies" className="text-text-3" />,
      }))}
      onPick={id => {
        const row = rows.find(one => one.id === id)
        if (row !== undefined) onPick(row)
      }}
      empty="No company of that name."
    />
  )
}
