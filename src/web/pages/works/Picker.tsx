import { useId } from 'react'

interface PickerProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly words: string }[]
  readonly onChange: (value: T) => void
}

/** One of several, as the browser's own menu: it works on every screen and for every reader. */
export function Picker<T extends string>({ label, value, options, onChange }: PickerProps<T>) {
  const id = useId()
  const known = (next: string): void => {
    const found = options.find(option => option.value === next)
    if (found !== undefined) onChange(found.value)
  }
  return (
    <span className="flex items-center gap-1.5">
      <label htmlFor={id} className="text-small text-text-2">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={event => known(event.target.value)}
        className="h-control rounded-control border border-line bg-surface px-2 text-field"
      >
        {options.map(option => (
          <option key={option.value} value={option.value}>
            {option.words}
          </option>
        ))}
      </select>
    </span>
  )
}
