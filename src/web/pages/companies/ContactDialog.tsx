import { useState } from 'react'
import { contactParts } from '#src/domain/client.ts'
import { PersonPicker } from '../../pickers/PersonPicker.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField } from '../../ui/Field.tsx'

interface ContactDialogProps {
  readonly onClose: () => void
  readonly onSave: (person: string, as: string) => void
}

/** Names somebody whom one deals with at a client. */
export function ContactDialog({ onClose, onSave }: ContactDialogProps) {
  const [as, setAs] = useState<(typeof contactParts)[number]>('Hiring manager')
  return (
    <Dialog open onClose={onClose} title="A contact">
      <div className="flex flex-col gap-3">
        <SelectField
          label="What they are there"
          value={as}
          onChange={setAs}
          options={contactParts.map(value => ({ value, words: value }))}
        />
        <PersonPicker label="Person" onPick={person => onSave(person.id, as)} />
      </div>
    </Dialog>
  )
}
