import { useState } from 'react'
import type { CandidacyPage, JobPage } from '#src/domain/views/jobs.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { forDateInput } from '../../words/dates.ts'
import { spoken } from '../../words/vocabulary.ts'
import { actOn } from './act-on.ts'

interface Props {
  readonly job: JobPage
  readonly on: CandidacyPage
  readonly onClose: () => void
}

const friday = 5

/** The Friday that comes; on a Friday that of next week. */
function nextFriday(): string {
  const day = new Date()
  day.setDate(day.getDate() + ((friday - day.getDay() + 7) % 7 || 7))
  return forDateInput(day)
}

/** What the client promised about somebody, and by when; on the day it stands on the card and on Today. */
export function PromiseDialog({ job, on, onClose }: Props) {
  const [what, setWhat] = useState('feedback')
  const [due, setDue] = useState(nextFriday)
  const save = async (): Promise<void> => {
    if (await actOn(job.id, on, spoken('Client promised'), { do: 'promise', what: what.trim(), due })) onClose()
  }
  return (
    <FormDialog onClose={onClose} title={`${on.name}: ${spoken('client promised')}`} onSubmit={() => void save()}>
      <TextField label="What" required autoFocus value={what} onChange={event => setWhat(event.target.value)} />
      <TextField
        label="By"
        type="date"
        required
        min={forDateInput(new Date())}
        value={due}
        onChange={event => setDue(event.target.value)}
      />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={what.trim() === '' || due === ''}>
          Keep it in mind
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
