import { usePreferences } from '../../data/usePreferences.ts'
import { Check } from '../../ui/Check.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { userLocale } from '../../words/dates.ts'
import { countries } from './countries.ts'

const themes = [
  { value: 'system', words: 'As the system' },
  { value: 'light', words: 'Light' },
  { value: 'dark', words: 'Dark' },
] as const
const densities = [
  { value: 'normal', words: 'Normal' },
  { value: 'compact', words: 'Compact' },
] as const

/** What is the viewer's own. */
export function YouTab() {
  const [preferences, change] = usePreferences()
  const names = new Intl.DisplayNames(userLocale(), { type: 'region' })
  const options = countries
    .map(code => ({ value: code, words: names.of(code) ?? code }))
    .sort((a, b) => a.words.localeCompare(b.words))
  return (
    <div className="flex max-w-120 flex-col gap-6 pt-5">
      <Choice label="Theme" value={preferences.theme} onChange={theme => change({ theme })} options={themes} />
      <Choice
        label="Rows of lists"
        value={preferences.density}
        onChange={density => change({ density })}
        options={densities}
      />
      <Check
        checked={preferences.keys}
        onChange={keys => change({ keys })}
        hint="j, k, l, x and the others. Keys with Ctrl or Cmd, Enter and Esc always work."
      >
        Single letters work as keys
      </Check>
      <SelectField
        label="Country"
        hint="For phone numbers that are written without one."
        value={options.some(one => one.value === preferences.country) ? preferences.country : 'GB'}
        options={options}
        onChange={country => change({ country })}
      />
    </div>
  )
}
