import { useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutPerson, patchPerson } from '../../data/person-cache.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'

/** Asks why somebody is not to be contacted any more. */
export function DoNotContactDialog({ person, onClose }: { readonly person: PersonPage; readonly onClose: () => void }) {
  const [reason, setReason] = useState('')
  const save = (): void => {
    onClose()
    void perform({
      words: `${person.name} is not contacted any more`,
      run: () => api.forbidContact(person.id, reason.trim()),
      atOnce: () =>
        patchPerson(person.id, page => ({
          ...page,
          doNotContact: { reason: reason.trim(), since: new Date().toISOString(), account: null },
        })),
      freshens: aboutPerson(person.id),
    })
  }
  return (
    <FormDialog
      onClose={onClose}
      title={`Do not contact ${person.name}`}
      about="Every colleague sees it on this page and in every list."
      onSubmit={save}
    >
      <TextField
        label="Why"
        required
        autoFocus
        placeholder="Asked not to be written to, on the phone"
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={reason.trim() === ''}>
          Do not contact
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
