import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PersonRow } from '#src/domain/views/people.ts'
import { api } from '../api.ts'
import { useDebounced } from '../data/useDebounced.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Combobox } from '../ui/Combobox.tsx'

interface PersonPickerProps {
  readonly label: string
  readonly without?: string
  readonly onPick: (person: PersonRow) => void
}

/** Finds one person by name or address. */
export function PersonPicker({ label, without, onPick }: PersonPickerProps) {
  const [query, setQuery] = useState('')
  const q = useDebounced(query.trim(), 120)
  const { data, isFetching } = useQuery({
    queryKey: ['people', 'pick', q],
    queryFn: () => api.people({ q, limit: 8 }),
    enabled: q !== '',
  })
  const rows = q === '' ? [] : (data?.rows ?? []).filter(row => row.id !== without)
  // Two of one name are told apart by what leads to them.
  const detailOf = (row: PersonRow): string | undefined =>
    rows.some(other => other.id !== row.id && other.name === row.name)
      ? [row.email ?? row.phone, row.headline].filter(Boolean).join(' · ') || undefined
      : (row.headline ?? row.email ?? undefined)
  return (
    <Combobox
      autoFocus
      label={label}
      placeholder="Name or address"
      query={query}
      onQuery={setQuery}
      options={rows.map(row => ({
        id: row.id,
        words: row.name,
        detail: detailOf(row),
        before: <Avatar name={row.name} />,
      }))}
      onPick={id => {
        const row = rows.find(one => one.id === id)
        if (row !== undefined) onPick(row)
      }}
      empty={q === '' ? 'Type a name.' : isFetching ? 'Looking …' : 'Nobody of that name.'}
    />
  )
}
