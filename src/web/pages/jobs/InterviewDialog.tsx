import { useState } from 'react'
import type { CandidacyPage, JobPage } from '#src/domain/views/jobs.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { forInput } from '../../words/dates.ts'
import { actOn } from './act-on.ts'

interface Props {
  readonly job: JobPage
  readonly on: CandidacyPage
  readonly onClose: () => void
}

/** Ten o'clock on the day after tomorrow. */
function usualTime(): string {
  const day = new Date(Date.now() + 2 * 86_400_000)
  day.setHours(10, 0, 0, 0)
  return forInput(day)
}

export function InterviewDialog({ job, on, onClose }: Props) {
  const rounds = on.steps.filter(step => step.kind === 'interview.planned').length
  const [at, setAt] = useState(usualTime)
  const [minutes, setMinutes] = useState('60')
  const [place, setPlace] = useState('')
  const [people, setPeople] = useState('')
  const save = async (): Promise<void> => {
    const done = await actOn(job.id, on, 'Interview', {
      do: 'plan-interview',
      at: new Date(at).toISOString(),
      round: rounds + 1,
      minutes: Number(minutes) || 60,
      place: place.trim(),
      with: people.trim(),
    })
    if (done) onClose()
  }
  return (
    <FormDialog onClose={onClose} title={`${on.name}: interview ${rounds + 1}`} onSubmit={() => void save()}>
      <div className="grid grid-cols-[1fr_7rem] gap-3">
        <TextField
          label="When"
          type="datetime-local"
          required
          autoFocus
          value={at}
          onChange={event => setAt(event.target.value)}
        />
        <TextField
          label="Minutes"
          type="number"
          min={5}
          max={1440}
          step={5}
          value={minutes}
          onChange={event => setMinutes(event.target.value)}
        />
      </div>
      <TextField label="Where, or the link" value={place} onChange={event => setPlace(event.target.value)} />
      <TextField label="Who meets them" value={people} onChange={event => setPeople(event.target.value)} />
      <p className="text-small text-text-2">The calendar file is beside the step afterwards, for both sides.</p>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={at === ''}>
          Plan it
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
