import type { Promised } from './keeps.ts'

interface KeepsProps {
  readonly promises: readonly Promised[]
  readonly onChange: (entry: string, kept: boolean) => void
}

/** Which promises the act that is being logged keeps. */
export const Keeps = ({ promises, onChange }: KeepsProps) =>
  promises.map(one => (
    <label key={one.entry} className="flex min-h-7 items-center gap-2 px-1 text-small text-text-2 max-sm:min-h-11">
      <input type="checkbox" checked={one.kept} onChange={event => onChange(one.entry, event.target.checked)} />
      Keeps the promise: {one.text}
    </label>
  ))
