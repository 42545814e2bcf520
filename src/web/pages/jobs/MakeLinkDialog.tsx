import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { MadeLink } from './MadeLink.tsx'

interface MakeLinkDialogProps {
  readonly title: string
  readonly about: string
  /** Null before it is made. */
  readonly link: string | null
  /** What is said beside it then. */
  readonly hint: string
  readonly words: string
  readonly isReady: boolean
  readonly onMake: () => void
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A dialog that asks for what a link needs, and then shows it, once. */
export function MakeLinkDialog(props: MakeLinkDialogProps) {
  const { title, about, link, hint, words, isReady, onMake, onClose, children } = props
  return (
    <Dialog open onClose={onClose} title={title} about={about}>
      {link === null ? (
        <DialogForm onSubmit={onMake}>
          {children}
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" look="primary" disabled={!isReady}>
              {words}
            </Button>
          </DialogActions>
        </DialogForm>
      ) : (
        <MadeLink link={link} hint={hint} onDone={onClose} />
      )}
    </Dialog>
  )
}
