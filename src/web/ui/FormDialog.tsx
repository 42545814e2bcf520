import type { KeyboardEventHandler, ReactNode } from 'react'
import { Dialog, type DialogProps } from './Dialog.tsx'

interface DialogFormProps {
  readonly onSubmit: () => void
  readonly onKeyDown?: KeyboardEventHandler | undefined
  readonly children: ReactNode
}

/** What a dialog asks for, where it does not ask from first to last: fields one below the other, and Enter sends them. */
export const DialogForm = ({ onSubmit, onKeyDown, children }: DialogFormProps) => (
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
)

interface FormDialogProps extends Omit<DialogProps, 'open'> {
  readonly onSubmit: () => void
  readonly onKeyDown?: KeyboardEventHandler
}

/** A dialog that asks for something. */
export const FormDialog = ({ onSubmit, onKeyDown, children, ...dialog }: FormDialogProps) => (
  <Dialog open {...dialog}>
    <DialogForm onSubmit={onSubmit} onKeyDown={onKeyDown}>
      {children}
    </DialogForm>
  </Dialog>
)
