import { useState } from 'react'
import { Combobox } from '../ui/Combobox.tsx'
import { Icon } from '../ui/Icon.tsx'

interface WordPickerProps {
  readonly label: string
  /** Known words with how many people have them. */
  readonly words: readonly { readonly word: string; readonly count: number }[]
  readonly chosen: readonly string[]
  readonly onPick: (word: string) => void
}

/** Picks a tag or a pool, or makes a new one. */
export function WordPicker({ label, words, chosen, onPick }: WordPickerProps) {
  const [query, setQuery] = useState('')
  const typed = query.trim()
  const matching = words.filter(one => one.word.toLocaleLowerCase().includes(typed.toLocaleLowerCase()))
  const isNew = typed !== '' && !words.some(one => one.word.toLocaleLowerCase() === typed.toLocaleLowerCase())
  const options = [
    ...matching.map(one => ({
      id: one.word,
      words: one.word,
      before: chosen.includes(one.word) ? <Icon name="check" className="text-accent" /> : <span className="size-4" />,
      after: <span className="tabular text-small text-text-3">{one.count}</span>,
    })),
    ...(isNew ? [{ id: typed, words: `New: ${typed}`, before: <Icon name="add" /> }] : []),
  ]
  return (
    <Combobox
      autoFocus
      label={label}
      placeholder={label}
      query={query}
      onQuery={setQuery}
      options={options}
      onPick={onPick}
      empty="Type a word."
    />
  )
}
