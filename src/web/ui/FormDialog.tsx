import type { KeyboardEventHandler } from 'react'
import { Dialog, type DialogProps } from './Dialog.tsx'

interface FormDialogProps extends Omit<DialogProps, 'open'> {
  readonly onSubmit: () => void
  readonly onKeyDown?: KeyboardEventHandler
}

/** A dialog that asks for something: fields one below the other, and Enter sends them. */
export const FormDialog = ({ onSubmit, onKeyDown, children, ...dialog }: FormDialogProps) => (
  <Dialog open {...dialog}>
    <form
      className="flex flex-col gap-3"
      onSubmit={event => {
        event.preventDefault()
        // It may lie within a form of its page, which is not to be sent by it.
        event.stopPropagation()
        onSubmit()
      }}
      onKeyDown={onKeyDown}
    >
      {children}
    </form>
  </Dialog>
)
