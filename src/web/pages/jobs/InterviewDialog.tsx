import { useState } from 'react'
import type { CandidacyPage, JobPage } from '#src/domain/views/jobs.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { forInput } from '../../words/dates.ts'
import { actOn } from './act-on.ts'
import { type Interview, nextRound } from './agreed.ts'

interface Props {
  readonly job: JobPage
  readonly on: CandidacyPage
  /** One that is moved or changed; without it, a new one. */
  readonly interview?: Interview
  readonly onClose: () => void
}

/** Ten o'clock on the day after tomorrow. */
function usualTime(): string {
  const day = new Date(Date.now() + 2 * 86_400_000)
  day.setHours(10, 0, 0, 0)
  return forInput(day)
}

type When = Pick<Interview, 'at' | 'minutes' | 'place' | 'with'>

/** What differs from how it stood; a form knows no seconds. */
function changed(when: When, before: When): Partial<When> {
  const isSameTime = forInput(new Date(when.at)) === forInput(new Date(before.at))
  return {
    ...(isSameTime ? {} : { at: when.at }),
    ...(when.minutes === before.minutes ? {} : { minutes: when.minutes }),
    ...(when.place === before.place ? {} : { place: when.place }),
    ...(when.with === before.with ? {} : { with: when.with }),
  }
}

/** Plans an interview, or moves one that is planned. */
export function InterviewDialog({ job, on, interview, onClose }: Props) {
  const round = interview?.round ?? nextRound(on.steps)
  const [at, setAt] = useState(() => (interview === undefined ? usualTime() : forInput(new Date(interview.at))))
  const [minutes, setMinutes] = useState(String(interview?.minutes ?? 60))
  const [place, setPlace] = useState(interview?.place ?? '')
  const [people, setPeople] = useState(interview?.with ?? '')
  const save = async (): Promise<void> => {
    const when = {
      at: new Date(at).toISOString(),
      minutes: Number(minutes) || 60,
      place: place.trim(),
      with: people.trim(),
    }
    const change = interview === undefined ? {} : changed(when, interview)
    const done =
      interview === undefined
        ? await actOn(job.id, on, 'Interview', { do: 'plan-interview', round, ...when })
        : Object.keys(change).length === 0 ||
          (await actOn(job.id, on, 'Interview moved', {
            do: 'change-interview',
            interview: interview.entry,
            ...change,
          }))
    if (done) onClose()
  }
  return (
    <FormDialog onClose={onClose} title={`${on.name}: interview ${round}`} onSubmit={() => void save()}>
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
      <p className="text-small text-text-2">
        {interview === undefined
          ? 'The calendar file is beside the step afterwards, for both sides.'
          : 'Sent again, the calendar file beside the step moves it in their calendars.'}
      </p>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={at === ''}>
          {interview === undefined ? 'Plan it' : 'Save'}
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
