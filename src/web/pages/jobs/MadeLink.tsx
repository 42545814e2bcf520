import { copyText } from '../../data/copy.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'

interface MadeLinkProps {
  readonly link: string
  readonly hint: string
  readonly onDone: () => void
}

/** The end of a dialog that made a link: the only place where the link stands. */
export function MadeLink({ link, hint, onDone }: MadeLinkProps) {
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label="The link"
        readOnly
        value={link}
        hint={`It is shown once. ${hint}`}
        onFocus={event => event.target.select()}
      />
      <DialogActions>
        <Button onClick={onDone}>Done</Button>
        <Button look="primary" icon="copy" onClick={() => void copyText(link)}>
          Copy
        </Button>
      </DialogActions>
    </div>
  )
}
