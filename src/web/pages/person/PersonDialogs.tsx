import { lazy, Suspense } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { FactEditor } from '../facts/FactEditor.tsx'
import { PutOnJob } from '../jobs/PutOnJob.tsx'
import { DoNotContactDialog } from './DoNotContactDialog.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { OwnerDialog } from './OwnerDialog.tsx'
import { SplitDialog } from './SplitDialog.tsx'

// Its form and its preview are as large as the page.
const CvDialog = lazy(() => import('../house-cv/CvDialog.tsx').then(module => ({ default: module.CvDialog })))

export type PersonDialog = 'name' | 'job' | 'cv' | 'owner' | 'merge' | 'split' | 'do-not-contact' | 'erase'

interface PersonDialogsProps {
  readonly person: PersonPage
  readonly open: PersonDialog | null
  readonly onClose: () => void
}

export function PersonDialogs({ person, open, onClose }: PersonDialogsProps) {
  if (open === 'merge') return <MergeDialog person={person} onClose={onClose} />
  if (open === 'split') return <SplitDialog person={person} onClose={onClose} />
  if (open === 'do-not-contact') return <DoNotContactDialog person={person} onClose={onClose} />
  if (open === 'erase') return <EraseDialog person={person} onClose={onClose} />
  if (open === 'name')
    return (
      <Dialog open onClose={onClose} title="Name">
        <FactEditor person={person.id} property="name" fact={person.facts.name?.[0]} onDone={onClose} />
      </Dialog>
    )
  if (open === 'owner') return <OwnerDialog person={person} onClose={onClose} />
  if (open === 'cv')
    return (
      <Suspense>
        <CvDialog person={person} onClose={onClose} />
      </Suspense>
    )
  if (open === 'job') return <PutOnJob person={person} onClose={onClose} />
  return null
}
