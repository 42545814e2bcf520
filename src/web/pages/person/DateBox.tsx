import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { forDateInput, localDate } from '../../words/dates.ts'

/** Jumps to a day of the line. */
export function DateBox({
  onClose,
  onPick,
}: {
  readonly onClose: () => void
  readonly onPick: (time: number) => void
}) {
  const [date, setDate] = useState(() => forDateInput(new Date()))
  return (
    <FormDialog
      onClose={onClose}
      title="Jump to a date"
      onSubmit={() => {
        onPick(localDate(date).setHours(23, 59, 59, 999))
        onClose()
      }}
    >
      <TextField
        label="Date"
        type="date"
        required
        autoFocus
        value={date}
        onChange={event => setDate(event.target.value)}
      />
      <DialogActions>
        <Button type="submit" look="primary">
          Jump
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
