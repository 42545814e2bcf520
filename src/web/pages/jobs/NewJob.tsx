import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PersonRef } from '#src/domain/views/common.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { CompanyPicker } from '../../pickers/CompanyPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'

export function NewJob({ onClose }: { readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [client, setClient] = useState<PersonRef | null>(null)
  const save = async (): Promise<void> => {
    const done = await perform({
      words: `Opened ${title.trim()}`,
      run: () => api.addJob({ title: title.trim(), ...(client === null ? {} : { client: client.id }) }),
      freshens: [['jobs'], ['companies']],
    })
    if (done?.id === undefined) return
    onClose()
    void navigate({ to: '/jobs/$id', params: { id: done.id } })
  }
  return (
    <Dialog open onClose={onClose} title="New job">
      <form
        className="flex flex-col gap-3"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <TextField
          label="Title"
          required
          autoFocus
          autoComplete="off"
          value={title}
          onChange={event => setTitle(event.target.value)}
        />
        {client === null ? (
          <CompanyPicker label="Client" onPick={setClient} />
        ) : (
          <p className="flex items-center gap-2">
            Client <Chip onRemove={() => setClient(null)}>{client.name}</Chip>
          </p>
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={title.trim() === ''}>
            Open the job
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
