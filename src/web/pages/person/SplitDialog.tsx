import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { handleValue, handleWords } from '../../words/handles.ts'

/** Says that this is two people: what is ticked becomes somebody else, with everything that hangs on it. */
export function SplitDialog({ person, onClose }: { readonly person: PersonPage; readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const split = async (): Promise<void> => {
    onClose()
    const done = await perform({
      words: 'Split into two people',
      run: () => api.split(person.id, chosen),
      freshens: [['person'], ['people'], ['line'], ['picture'], ['today']],
    })
    if (done?.id !== undefined) void navigate({ to: '/people/$id', params: { id: done.id } })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Split ${person.name}`}
      about="Tick what belongs to somebody else. Their messages and values go with it; undo brings them back."
    >
      <ul>
        {person.identifiers.map(one => (
          <li key={one.persona}>
            <Check
              checked={chosen.includes(one.persona)}
              onChange={on =>
                setChosen(on ? [...chosen, one.persona] : chosen.filter(persona => persona !== one.persona))
              }
              hint={handleWords(one.kind)}
            >
              {handleValue(one.kind, one.value)}
            </Check>
          </li>
        ))}
      </ul>
      <DialogActions pinned>
        <Button onClick={onClose}>Cancel</Button>
        <Button
          look="primary"
          icon="split"
          disabled={chosen.length === 0 || chosen.length === person.identifiers.length}
          onClick={() => void split()}
        >
          Split
        </Button>
      </DialogActions>
    </Dialog>
  )
}
