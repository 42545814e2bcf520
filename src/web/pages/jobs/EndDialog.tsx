import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Ender } from '#src/domain/candidacy.ts'
import { type Chosen, jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { spoken } from '../../words/vocabulary.ts'

interface Props {
  readonly job: string
  readonly chosen: Chosen
  readonly name: string
  readonly onClose: () => void
  readonly onDone?: () => void
}

/** Why it ends, and whose word that was. The answer they are owed is another step, on the job's page. */
export function EndDialog({ job, chosen, name, onClose, onDone }: Props) {
  const { data: settings } = useQuery(jobQueries.settings)
  const [by, setBy] = useState<Ender>('us')
  const [reason, setReason] = useState('')
  const [note, setNote] = useState('')
  const save = async (): Promise<void> => {
    const done = await perform({
      words: `Ended: ${name}`,
      run: () =>
        jobsApi.end(job, {
          ...chosen,
          by,
          reason: reason.trim(),
          ...(note.trim() === '' ? {} : { note: note.trim() }),
        }),
      freshens: [['job', job], ['jobs'], ['today'], ['person']],
    })
    if (done === undefined) return
    onClose()
    onDone?.()
  }
  return (
    <FormDialog onClose={onClose} title={`End it for ${name}`} onSubmit={() => void save()}>
      <Choice
        label="Who said no"
        value={by}
        onChange={now => {
          setBy(now)
          setReason('')
        }}
        options={[
          { value: 'us', words: 'We did' },
          { value: 'client', words: spoken('The client') },
          { value: 'candidate', words: 'They did' },
        ]}
      />
      <TextField
        label="Reason"
        required
        list="end-reasons"
        autoComplete="off"
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
      <datalist id="end-reasons">
        {(settings?.reasons[by] ?? []).map(one => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <TextArea label="Note" rows={2} value={note} onChange={event => setNote(event.target.value)} />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={reason.trim() === ''}>
          End it
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
