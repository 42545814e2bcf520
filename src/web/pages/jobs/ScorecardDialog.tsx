import { useState } from 'react'
import type { CandidacyPage, JobPage } from '#src/domain/views/jobs.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { SelectField, TextArea } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { actOn } from './act-on.ts'

interface Props {
  readonly job: JobPage
  readonly on: CandidacyPage
  readonly onClose: () => void
}
const points = ['Craft', 'Experience', 'Working with others', 'Wants this job'] as const
const marks = ['', '1', '2', '3', '4', '5'] as const
type Mark = (typeof marks)[number]

/** What somebody thought of them, point by point; points left out are left out. */
export function ScorecardDialog({ job, on, onClose }: Props) {
  const [given, setGiven] = useState<Readonly<Record<string, Mark>>>({})
  const [verdict, setVerdict] = useState<'' | 'yes' | 'maybe' | 'no'>('')
  const [note, setNote] = useState('')
  const filled = points.flatMap(what => {
    const mark = Number(given[what] ?? '')
    return mark > 0 ? [{ what, mark }] : []
  })
  const save = async (): Promise<void> => {
    const done = await actOn(job.id, on, 'Scorecard', {
      do: 'fill-scorecard',
      marks: filled,
      ...(verdict === '' ? {} : { verdict }),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    })
    if (done) onClose()
  }
  return (
    <FormDialog onClose={onClose} title={`${on.name}: scorecard`} onSubmit={() => void save()}>
      <div className="grid grid-cols-2 gap-3">
        {points.map(what => (
          <SelectField
            key={what}
            label={what}
            value={given[what] ?? ''}
            onChange={mark => setGiven({ ...given, [what]: mark })}
            options={marks.map(value => ({ value, words: value === '' ? 'Not said' : `${value} of 5` }))}
          />
        ))}
      </div>
      <SelectField
        label="On the whole"
        value={verdict}
        onChange={setVerdict}
        options={[
          { value: '', words: 'Not said' },
          { value: 'yes', words: 'Yes' },
          { value: 'maybe', words: 'Perhaps' },
          { value: 'no', words: 'No' },
        ]}
      />
      <TextArea label="Why" rows={4} value={note} onChange={event => setNote(event.target.value)} />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={filled.length === 0 && verdict === '' && note.trim() === ''}>
          Keep it
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
