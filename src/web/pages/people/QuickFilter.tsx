import { type Ref, useEffect, useState } from 'react'
import { useDebounced } from '../../data/useDebounced.ts'
import { cx } from '../../ui/cx.ts'
import { fieldLook } from '../../ui/Field.tsx'

interface QuickFilterProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly label?: string
  readonly ref?: Ref<HTMLInputElement>
}

/** Narrows the list while one types; Esc empties it. */
export function QuickFilter({ value, onChange, label = 'Search in this list', ref }: QuickFilterProps) {
  const [text, setText] = useState(value)
  const settled = useDebounced(text, 150)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed may change the address, never the reverse
  useEffect(() => {
    if (settled !== value) onChange(settled)
  }, [settled])
  return (
    <input
      ref={ref}
      type="search"
      aria-label={label}
      placeholder="Search here"
      value={text}
      onChange={event => setText(event.target.value)}
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        if (text === '') event.currentTarget.blur()
        setText('')
      }}
      className={cx(fieldLook, 'h-control w-56 max-sm:order-last max-sm:w-full')}
    />
  )
}
