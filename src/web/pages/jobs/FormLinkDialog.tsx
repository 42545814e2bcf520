import { useState } from 'react'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { jobsApi } from '../../api-jobs.ts'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { MakeLinkDialog } from './MakeLinkDialog.tsx'
import { OpenForField, openFor } from './OpenForField.tsx'
import { useMadeLink } from './useMadeLink.ts'

/** A page on which strangers apply, by link. It is shown once. */
export function FormLinkDialog({ job, onClose }: { readonly job: JobPage; readonly onClose: () => void }) {
  const [name, setName] = useState('Public page')
  const [note, setNote] = useState('')
  const [days, setDays] = useState('60')
  const { link, make } = useMadeLink(job.id)
  return (
    <MakeLinkDialog
      title="A page to apply on"
      about={`Whoever opens it reads “${job.title}” and your words, and can send a name, an address and a CV. They stand here with the channel that led them there.`}
      link={link}
      hint="Name it as the page of a channel, and whoever comes by that channel’s link or QR code is counted there."
      words="Make the page"
      isReady={name.trim() !== '' && note.trim() !== ''}
      onMake={() =>
        void make(jobsApi.makeFormLink(job.id, { name: name.trim(), note: note.trim(), days: openFor(days, 60) }))
      }
      onClose={onClose}
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
    </MakeLinkDialog>
  )
}
