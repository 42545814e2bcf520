import { useState } from 'react'
import type { PersonPage } from '#src/domain/views/people.ts'
import type { LogReading } from '../../api.ts'
import { useSession } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { SelectField, TextArea, TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { forInput } from '../../words/dates.ts'
import { spoken } from '../../words/vocabulary.ts'
import { keptBy, type Promised } from './keeps.ts'
import { isLogKind, type LogKind, logDirection, logKinds } from './log-kinds.ts'
import { saveLog } from './save-log.ts'

interface LogFormProps {
  readonly person: Pick<PersonPage, 'id' | 'name' | 'jobs'>
  readonly text: string
  readonly reading: LogReading | undefined
  readonly keeps: readonly Promised[]
  readonly onClose: () => void
  readonly onSaved: () => void
}

const valid = (date: string): boolean => date !== '' && !Number.isNaN(Date.parse(date))

/** The same as the one line, field by field. */
export function LogForm({ person, text, reading, keeps, onClose, onSaved }: LogFormProps) {
  const { account } = useSession()
  const [kind, setKind] = useState<LogKind>(
    reading !== undefined && isLogKind(reading.kind) ? reading.kind : 'note.written',
  )
  const [at, setAt] = useState(() => forInput(reading === undefined ? new Date() : new Date(reading.at)))
  const [words, setWords] = useState(reading?.text ?? text)
  const [minutes, setMinutes] = useState(reading?.minutes == null ? '' : String(reading.minutes))
  const [promise, setPromise] = useState(reading?.followup?.text ?? '')
  const [due, setDue] = useState(() => (reading?.followup == null ? '' : forInput(new Date(reading.followup.due))))
  const [job, setJob] = useState('')
  const timed = kind.startsWith('call.') || kind.startsWith('meeting.')
  const save = (): void => {
    if (!valid(at) || words.trim() === '') return
    onSaved()
    void saveLog(
      {
        person: person.id,
        kind,
        at: new Date(at).toISOString(),
        text: words.trim(),
        direction: logDirection(kind),
        ...(timed && Number(minutes) > 0 ? { minutes: Number(minutes) } : {}),
        ...(promise.trim() !== '' && valid(due)
          ? { followup: { text: promise.trim(), due: new Date(due).toISOString() } }
          : {}),
        ...(job === '' ? {} : { job }),
        keeps: keptBy(kind, keeps),
      },
      account.id,
    )
  }
  return (
    <FormDialog
      onClose={onClose}
      title={`Log: ${person.name}`}
      onSubmit={save}
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField label="What" value={kind} onChange={setKind} options={logKinds} />
        <TextField
          label="When"
          type="datetime-local"
          required
          value={at}
          onChange={event => setAt(event.target.value)}
        />
      </div>
      <TextArea
        label="In short"
        required
        rows={4}
        autoFocus
        value={words}
        onChange={event => setWords(event.target.value)}
      />
      {(timed || person.jobs.length > 0) && (
        <div className="grid gap-3 sm:grid-cols-2">
          {timed && (
            <TextField
              label="Minutes"
              type="number"
              min={1}
              max={1440}
              value={minutes}
              onChange={event => setMinutes(event.target.value)}
            />
          )}
          {person.jobs.length > 0 && (
            <SelectField
              label={spoken('Job')}
              value={job}
              onChange={setJob}
              options={[{ value: '', words: 'None' }, ...person.jobs.map(one => ({ value: one.id, words: one.title }))]}
            />
          )}
        </div>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="Promised next"
          placeholder="Ring again"
          value={promise}
          onChange={event => setPromise(event.target.value)}
        />
        <TextField
          label="By"
          type="datetime-local"
          required={promise.trim() !== ''}
          value={due}
          onChange={event => setDue(event.target.value)}
        />
      </div>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" keys="Mod+Enter">
          Log
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
