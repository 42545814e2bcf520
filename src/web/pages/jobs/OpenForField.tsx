import { TextField } from '../../ui/Field.tsx'

/** Days for which a link opens, 1 to 90. */
export const openFor = (typed: string, usual: number): number =>
  Math.min(90, Math.max(1, Math.round(Number(typed)) || usual))

interface OpenForFieldProps {
  readonly days: string
  readonly onChange: (days: string) => void
}

export function OpenForField({ days, onChange }: OpenForFieldProps) {
  return (
    <TextField
      label="Open for, days"
      type="number"
      min={1}
      max={90}
      value={days}
      onChange={event => onChange(event.target.value)}
    />
  )
}
