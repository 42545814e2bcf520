import { type FormEvent, useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { patchPerson } from '../../data/person-cache.ts'
import { useDraft } from '../../data/useDraft.ts'
import { useColleague, useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { TextField } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { dayWords, userLocale } from '../../words/dates.ts'
import { useNow } from '../../words/useNow.ts'
import { SideSection } from './SideSection.tsx'

/** What this person cares about, in a colleague's words. */
export function Remembered({ person }: { readonly person: PersonPage }) {
  const mayWrite = useMayWrite()
  const now = useNow()
  const colleague = useColleague()
  const [adding, setAdding] = useState(false)
  const [text, setText] = useDraft(`remember ${person.id}`)
  const [alone, setAlone] = useState(false)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const said = text.trim()
    if (said === '') return
    setText('')
    setAdding(false)
    void perform({
      words: 'Remembered',
      run: () => api.remember(person.id, { text: said, private: alone }),
      atOnce: () =>
        patchPerson(person.id, page => ({
          ...page,
          remembered: [
            { entry: 'pending:remembered', text: said, at: new Date().toISOString(), account: null, private: alone },
            ...page.remembered,
          ],
        })),
      freshens: [['person', person.id]],
    })
  }
  const forget = (entry: string): void =>
    void perform({
      words: 'Forgotten',
      run: () => api.retract(entry),
      atOnce: () =>
        patchPerson(person.id, page => ({ ...page, remembered: page.remembered.filter(one => one.entry !== entry) })),
      freshens: [['person', person.id]],
    })
  if (!mayWrite && person.remembered.length === 0) return null
  return (
    <SideSection
      head="Remembered"
      action={mayWrite && <IconButton small icon="add" label="Remember something" onClick={() => setAdding(!adding)} />}
    >
      {person.remembered.length === 0 && !adding && (
        <p className="text-text-3">
          What you would be happy for them to read: the talk they are proud of, no calls before ten.
        </p>
      )}
      <ul>
        {person.remembered.map(one => (
          <li key={one.entry} className="group flex items-start gap-2 py-1">
            <span className="min-w-0 flex-1">
              {one.text}
              <span className="block text-small text-text-3">
                {one.private && <Icon name="lock" className="mr-1 inline size-3" />}
                {one.private ? 'Only you' : (colleague(one.account) ?? 'You')}, {dayWords(one.at, now, userLocale())}
              </span>
            </span>
            {mayWrite && (
              <IconButton
                small
                icon="close"
                label="Forget this"
                onClick={() => forget(one.entry)}
                className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 max-sm:opacity-100"
              />
            )}
          </li>
        ))}
      </ul>
      {adding && (
        <form onSubmit={save} className="mt-1 flex flex-col gap-1">
          <TextField
            label="Remember"
            bare
            autoFocus
            placeholder="What matters to them"
            value={text}
            onChange={event => setText(event.target.value)}
          />
          <div className="flex items-center justify-between">
            <Check checked={alone} onChange={setAlone}>
              Only for me
            </Check>
            <Button type="submit" disabled={text.trim() === ''}>
              Remember
            </Button>
          </div>
        </form>
      )}
    </SideSection>
  )
}
