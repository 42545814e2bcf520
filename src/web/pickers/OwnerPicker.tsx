import { useState } from 'react'
import { useSession } from '../data/useSession.ts'
import { Avatar } from '../ui/Avatar.tsx'
import { Combobox } from '../ui/Combobox.tsx'

/** Picks the colleague who looks after somebody. */
export function OwnerPicker({ onPick }: { readonly onPick: (account: string) => void }) {
  const { account, colleagues } = useSession()
  const [query, setQuery] = useState('')
  const all = [account, ...colleagues.filter(one => one.id !== account.id)]
  const matching = all.filter(one => one.name.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase()))
  return (
    <Combobox
      autoFocus
      label="Owner"
      placeholder="Colleague"
      query={query}
      onQuery={setQuery}
      options={matching.map(one => ({
        id: one.id,
        words: one.id === account.id ? `${one.name} (you)` : one.name,
        before: <Avatar name={one.name} />,
      }))}
      onPick={onPick}
      empty="No colleague of that name."
    />
  )
}
