import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { PersonPage, PersonRow } from '#src/domain/views/people.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { PersonPicker } from '../../pickers/PersonPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'

/** Says that two are one human being. Nothing is lost, and it can be taken apart at any time. */
export function MergeDialog({ person, onClose }: { readonly person: PersonPage; readonly onClose: () => void }) {
  const navigate = useNavigate()
  const [other, setOther] = useState<PersonRow | null>(null)
  const merge = async (row: PersonRow): Promise<void> => {
    onClose()
    const done = await perform({
      words: `${row.name} and ${person.name} are one`,
      run: () => api.merge(person.id, row.id),
      freshens: [['person'], ['people'], ['line'], ['picture'], ['same-person'], ['today']],
    })
    if (done?.id !== undefined && done.id !== person.id) void navigate({ to: '/people/$id', params: { id: done.id } })
  }
  const differ = async (row: PersonRow): Promise<void> => {
    onClose()
    await perform({
      words: `Not the same: ${row.name} and ${person.name}`,
      run: () => api.notSame(person.id, row.id),
      freshens: [['same-person'], ['today']],
    })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Merge ${person.name} with …`}
      about="Both lines become one. Nothing is lost, and it can be taken apart at any time."
    >
      {other === null ? (
        <PersonPicker label="The other record" without={person.id} onPick={setOther} />
      ) : (
        <>
          <dl className="grid grid-cols-2 gap-4">
            {[person, other].map(one => (
              <div key={one.id} className="min-w-0 rounded-control border border-line p-3">
                <dt className="truncate font-medium">{one.name}</dt>
                <dd className="text-text-2">{one.headline}</dd>
              </div>
            ))}
          </dl>
          <DialogActions>
            <Button look="quiet" onClick={() => setOther(null)}>
              Choose another
            </Button>
            <Button onClick={() => void differ(other)}>Not the same person</Button>
            <Button look="primary" icon="merge" onClick={() => void merge(other)}>
              Merge
            </Button>
          </DialogActions>
        </>
      )}
    </Dialog>
  )
}
