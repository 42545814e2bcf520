import { useState } from 'react'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { jobsApi } from '../../api-jobs.ts'
import { tellProblem } from '../../data/act.ts'
import { queryClient } from '../../data/query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { Check } from '../../ui/Check.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { counted } from '../../words/numbers.ts'
import { MadeLink } from './MadeLink.tsx'
import { OpenForField, openFor } from './OpenForField.tsx'

interface Props {
  readonly job: JobPage
  readonly people: readonly string[]
  readonly onClose: () => void
}

/** A link that shows a hiring manager the chosen people, without an account. It is shown once. */
export function LinkDialog({ job, people, onClose }: Props) {
  const [name, setName] = useState(job.contacts[0]?.name ?? '')
  const [note, setNote] = useState('')
  const [days, setDays] = useState('14')
  const [blind, setBlind] = useState(false)
  const [link, setLink] = useState<string | null>(null)
  const make = async (): Promise<void> => {
    try {
      const made = await jobsApi.makeLink(job.id, {
        name: name.trim(),
        people,
        blind,
        days: openFor(days, 14),
        ...(note.trim() === '' ? {} : { note: note.trim() }),
      })
      setLink(made.link)
      void queryClient.invalidateQueries({ queryKey: ['job', job.id, 'links'] })
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={`${counted(people.length, 'person', 'people')} for a hiring manager`}
      about="Whoever has the link sees these people and says yes, perhaps or no. Addresses and phone numbers are not on it."
    >
      {link === null ? (
        <form
          className="flex flex-col gap-3"
          onSubmit={event => {
            event.preventDefault()
            void make()
          }}
        >
          <TextField label="For whom" required autoFocus value={name} onChange={event => setName(event.target.value)} />
          <TextArea
            label="What you say to them"
            rows={3}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
          <OpenForField days={days} onChange={setDays} />
          <Check checked={blind} onChange={setBlind}>
            Without names and present employers
          </Check>
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" look="primary" disabled={name.trim() === ''}>
              Make the link
            </Button>
          </DialogActions>
        </form>
      ) : (
        <MadeLink link={link} hint="It can be closed under About." onDone={onClose} />
      )}
    </Dialog>
  )
}
