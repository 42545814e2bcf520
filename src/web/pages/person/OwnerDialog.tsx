import { useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { useColleague } from '../../data/useSession.ts'
import { OwnerPicker } from '../../pickers/OwnerPicker.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { chooseLabel } from './change-one.ts'

/** Who looks after somebody. It answers to the owner who was shown when it was opened, whatever comes in meanwhile. */
export function OwnerDialog({ person, onClose }: { readonly person: PersonPage; readonly onClose: () => void }) {
  const [was] = useState(person.owner)
  const colleague = useColleague()
  return (
    <Dialog open onClose={onClose} title={`Who looks after ${person.name}?`}>
      <OwnerPicker
        onPick={to => {
          onClose()
          void chooseLabel(person, { label: 'owner', to, was, colleague })
        }}
      />
    </Dialog>
  )
}
