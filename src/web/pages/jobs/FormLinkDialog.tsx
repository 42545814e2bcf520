import { useState } from 'react'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { jobsApi } from '../../api-jobs.ts'
import { tellProblem } from '../../data/act.ts'
import { queryClient } from '../../data/query-client.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { MadeLink } from './MadeLink.tsx'
import { OpenForField, openFor } from './OpenForField.tsx'

/** A page on which strangers apply, by link. It is shown once. */
export function FormLinkDialog({ job, onClose }: { readonly job: JobPage; readonly onClose: () => void }) {
  const [name, setName] = useState('Public page')
  const [note, setNote] = useState('')
  const [days, setDays] = useState('60')
  const [link, setLink] = useState<string | null>(null)
  const make = async (): Promise<void> => {
    try {
      const asked = {
        name: name.trim(),
        note: note.trim(),
        days: openFor(days, 60),
      }
      setLink((await jobsApi.makeFormLink(job.id, asked)).link)
      void queryClient.invalidateQueries({ queryKey: ['job', job.id, 'links'] })
    } catch (error) {
      tellProblem(error)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="A page to apply on"
      about={`Whoever opens it reads “${job.title}” and your words, and can send a name, an address and a CV. They stand here with the channel that led them there.`}
    >
      {link === null ? (
        <form
          className="flex flex-col gap-3"
          onSubmit={event => {
            event.preventDefault()
            // It lies within the form of the job's page, which is not to be saved by it.
            event.stopPropagation()
            void make()
          }}
        >
          <TextArea
            label="What strangers read"
            hint="The work, the place, the pay. Nothing else of this page is shown."
            rows={8}
            maxLength={4000}
            required
            autoFocus
            value={note}
            onChange={event => setNote(event.target.value)}
          />
          <TextField
            label="Called, among the links"
            required
            maxLength={200}
            value={name}
            onChange={event => setName(event.target.value)}
          />
          <OpenForField days={days} onChange={setDays} />
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" look="primary" disabled={name.trim() === '' || note.trim() === ''}>
              Make the page
            </Button>
          </DialogActions>
        </form>
      ) : (
        <MadeLink
          link={link}
          hint="Name it as the page of a channel, and whoever comes by that channel’s link or QR code is counted there."
          onDone={onClose}
        />
      )}
    </Dialog>
  )
}
