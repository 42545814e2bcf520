import { useState } from 'react'
import type { CandidacyPage, JobPage } from '#src/domain/views/jobs.ts'
import { jobsApi } from '../../api-jobs.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { useGuard } from './useGuard.tsx'

interface Props {
  readonly job: JobPage
  readonly on: CandidacyPage
  readonly onClose: () => void
}

/** That somebody's CV went to the client: to whom, and in which form. */
export function SubmitDialog({ job, on, onClose }: Props) {
  const [to, setTo] = useState<readonly string[]>(job.contacts.slice(0, 1).map(one => one.id))
  const [form, setForm] = useState<'full' | 'blind'>('full')
  const [note, setNote] = useState('')
  const { guarded, dialog } = useGuard()
  const save = (): Promise<void> =>
    guarded({
      words: `CV sent: ${on.name}`,
      run: because =>
        jobsApi.act(job.id, on.id, {
          do: 'submit',
          to,
          form,
          ...(note.trim() === '' ? {} : { note: note.trim() }),
          ...(because === undefined ? {} : { because }),
        }),
      freshens: [['job', job.id], ['jobs'], ['person', on.id], ['line', on.id]],
      onDone: onClose,
    })
  return (
    <>
      <Dialog
        open
        onClose={onClose}
        title={`${on.name}: CV sent${job.client === null ? '' : ` to ${job.client.name}`}`}
      >
        <form
          className="flex flex-col gap-3"
          onSubmit={event => {
            event.preventDefault()
            void save()
          }}
        >
          {job.contacts.length > 0 && (
            <fieldset>
              <legend className="mb-1 text-small font-medium text-text-2">To</legend>
              {job.contacts.map(contact => (
                <label key={contact.id} className="flex min-h-8 items-center gap-2 max-sm:min-h-11">
                  <input
                    type="checkbox"
                    checked={to.includes(contact.id)}
                    onChange={() =>
                      setTo(to.includes(contact.id) ? to.filter(id => id !== contact.id) : [...to, contact.id])
                    }
                  />
                  {contact.name}
                  {contact.part !== null && <span className="text-text-2">{contact.part}</span>}
                </label>
              ))}
            </fieldset>
          )}
          <Choice
            label="In which form"
            value={form}
            onChange={setForm}
            options={[
              { value: 'full', words: 'With contact details' },
              { value: 'blind', words: 'Without name and contact details' },
            ]}
          />
          <TextArea
            label="What you wrote with it"
            rows={4}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" look="primary">
              It was sent
            </Button>
          </DialogActions>
        </form>
      </Dialog>
      {dialog}
    </>
  )
}
