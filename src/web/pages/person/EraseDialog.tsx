import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'

/** The one act that undo does not reach: so the name is typed. */
export function EraseDialog({ person, onClose }: { readonly person: PersonPage; readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const erase = async (): Promise<void> => {
    onClose()
    const done = await perform({
      words: null,
      run: () => api.erase(person.id, typed.trim()),
      freshens: [['people'], ['today'], ['companies'], ['jobs']],
    })
    if (done !== undefined) void navigate({ to: '/people' })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={`Erase ${person.name}`}
      about="Every value, message and file of theirs is emptied, for good. A later import does not bring them back. This cannot be undone."
      onSubmit={() => void erase()}
    >
      <TextField
        label={`Type the name: ${person.name}`}
        autoFocus
        autoComplete="off"
        value={typed}
        onChange={event => setTyped(event.target.value)}
      />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="danger" disabled={typed.trim() !== person.name.trim()}>
          Erase for good
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
