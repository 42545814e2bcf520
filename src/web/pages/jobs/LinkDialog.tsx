import { useState } from 'react'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { jobsApi } from '../../api-jobs.ts'
import { Check } from '../../ui/Check.tsx'
import { TextArea, TextField } from '../../ui/Field.tsx'
import { counted } from '../../words/numbers.ts'
import { MakeLinkDialog } from './MakeLinkDialog.tsx'
import { OpenForField, openFor } from './OpenForField.tsx'
import { useMadeLink } from './useMadeLink.ts'

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
  const { link, make } = useMadeLink(job.id)
  const asked = {
    name: name.trim(),
    people,
    blind,
    days: openFor(days, 14),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }
  return (
    <MakeLinkDialog
      title={`${counted(people.length, 'person', 'people')} for a hiring manager`}
      about="Whoever has the link sees these people and says yes, perhaps or no. Addresses and phone numbers are not on it."
      link={link}
      hint="It can be closed under About."
      words="Make the link"
      isReady={name.trim() !== ''}
      onMake={() => void make(jobsApi.makeLink(job.id, asked))}
      onClose={onClose}
    >
      <TextField label="For whom" required autoFocus value={name} onChange={event => setName(event.target.value)} />
      <TextArea label="What you say to them" rows={3} value={note} onChange={event => setNote(event.target.value)} />
      <OpenForField days={days} onChange={setDays} />
      <Check checked={blind} onChange={setBlind}>
        Without names and present employers
      </Check>
    </MakeLinkDialog>
  )
}
