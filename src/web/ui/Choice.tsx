import { type ReactNode, useId } from 'react'

interface ChoiceProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly onChange: (value: T) => void
  readonly options: readonly { readonly value: T; readonly words: ReactNode; readonly hint?: ReactNode }[]
  /** The legend is there for screen readers only. */
  readonly bare?: boolean
}

/** One of a few, all of them in sight. */
export function Choice<T extends string>({ label, value, onChange, options, bare = false }: ChoiceProps<T>) {
  const name = useId()
  return (
    <fieldset className="min-w-0">
      <legend className={bare ? 'sr-only' : 'mb-1 text-small font-medium text-text-2'}>{label}</legend>
      {options.map(option => (
        <label key={option.value} className="flex min-h-8 items-start gap-2.5 py-1.5 max-sm:min-h-11">
          <input
            type="radio"
            name={name}
            className="mt-0.5"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          <span className="min-w-0">
            {option.words}
            {option.hint !== undefined && <span className="block text-small text-text-3">{option.hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
