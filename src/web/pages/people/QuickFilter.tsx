import { type Ref, useEffect, useRef, useState } from 'react'
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
  const said = useRef(value)
  const settled = useDebounced(text, 150)
  useEffect(() => {
    if (settled === said.current) return
    said.current = settled
    onChange(settled)
  }, [settled])
  useEffect(() => {
    // Somebody else changed the address: a cleared filter, the browser's back.
    if (value === said.current) return
    said.current = value
    setText(value)
  }, [value])
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
