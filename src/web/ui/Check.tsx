import type { ReactNode } from 'react'

interface CheckProps {
  readonly checked: boolean
  readonly onChange: (now: boolean) => void
  readonly hint?: ReactNode | undefined
  readonly disabled?: boolean
  readonly children: ReactNode
}

export function Check({ checked, onChange, hint, disabled = false, children }: CheckProps) {
  return (
    <label className="flex min-h-8 items-start gap-2.5 py-1.5 max-sm:min-h-11">
      <input
        type="checkbox"
        className="mt-0.5"
        checked={checked}
        disabled={disabled}
        onChange={event => onChange(event.target.checked)}
      />
      <span className="min-w-0">
        {children}
        {hint !== undefined && <span className="block text-small text-text-3">{hint}</span>}
      </span>
    </label>
  )
}
