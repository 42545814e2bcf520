import { useState } from 'react'
import { type Contested, type Counting, counting, type Question } from '../data/meanwhile.ts'
import { useColleague } from '../data/useSession.ts'
import { Button } from '../ui/Button.tsx'
import { DialogActions } from '../ui/DialogActions.tsx'
import { FormDialog } from '../ui/FormDialog.tsx'
import { plainDay, timeWords, userLocale } from '../words/dates.ts'

/** Two wrote the same at once: both values beside each other, and which one counts. Nothing was written over before that. */
export function ChangedMeanwhile({ question: { contested, answer } }: { readonly question: Question }) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Counting>>(new Map())
  return (
    <FormDialog
      title="Changed while you were writing"
      about="Nothing was written over. Choose what counts."
      wide
      dismissable={false}
      onClose={() => undefined}
      onSubmit={() => chosen.size === contested.length && answer(chosen)}
    >
      {contested.map(one => (
        <Two
          key={one.key}
          contested={one}
          chosen={chosen.get(one.key)}
          onChoose={now => setChosen(new Map([...chosen, [one.key, now]]))}
        />
      ))}
      <DialogActions>
        <Button type="submit" look="primary" disabled={chosen.size < contested.length}>
          Save
        </Button>
      </DialogActions>
    </FormDialog>
  )
}

interface TwoProps {
  readonly contested: Contested
  readonly chosen: Counting | undefined
  readonly onChoose: (counting: Counting) => void
}

function Two({ contested, chosen, onChoose }: TwoProps) {
  const colleague = useColleague()
  const { key, label, theirs, mine, by, at, both } = contested
  const who = by === null ? 'Brought in' : colleague(by)
  const when = at === null ? null : `${plainDay(at, userLocale())}, ${timeWords(at, userLocale())}`
  const parts: Readonly<Record<Counting, readonly [string, string | null]>> = {
    theirs: [[at === null ? 'Now' : who, when].filter(Boolean).join(', '), theirs],
    mine: ['You, just now', mine],
    both: ['Keep both', null],
  }
  return (
    <fieldset>
      <legend className="mb-1 text-small font-medium text-text-2">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {counting
          .filter(one => one !== 'both' || both)
          .map(one => {
            const [head, value] = parts[one]
            return (
              <label
                key={one}
                className="flex min-w-0 cursor-pointer items-start gap-2.5 rounded-control border border-line p-3 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name={key}
                  className="mt-0.5"
                  checked={chosen === one}
                  onChange={() => onChoose(one)}
                />
                <span className="min-w-0">
                  <span className={value === null ? '' : 'block text-small text-text-2'}>{head}</span>
                  {value !== null && (
                    <span className="block max-h-40 overflow-y-auto whitespace-pre-line [overflow-wrap:anywhere]">
                      {value}
                    </span>
                  )}
                </span>
              </label>
            )
          })}
      </div>
    </fieldset>
  )
}
