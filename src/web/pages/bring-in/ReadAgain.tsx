import type { ImportView } from '#src/domain/views/imports.ts'
import { Check } from '../../ui/Check.tsx'

interface ReadAgainProps {
  readonly view: ImportView
  readonly checked: boolean
  readonly onChange: (again: boolean) => void
}

/** Asks, of files that came in before, whether they are to be read once more. */
export function ReadAgain({ view, checked, onChange }: ReadAgainProps) {
  const known = view.files.filter(file => file.before !== undefined).length
  if (known === 0) return null
  const all = known === view.files.filter(file => file.connector !== null).length
  return (
    <div className="-mt-3">
      <Check
        checked={checked}
        onChange={onChange}
        hint="The new reading stands in the place of the earlier import, so nothing is there twice. Worth it with other columns or after an update."
      >
        {all ? 'Read it again all the same' : 'Read again what came in before'}
      </Check>
    </div>
  )
}
