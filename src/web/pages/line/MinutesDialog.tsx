import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { EntryDetail } from '#src/domain/views/line.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { useColleague } from '../../data/useSession.ts'
import { problemIn } from '../../http.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { DialogForm } from '../../ui/FormDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { actWords } from '../../words/acts.ts'
import { spoken } from '../../words/vocabulary.ts'
import { effortWords, minuteWords } from './effort-words.ts'

const longest = 1440

/** How long one touch took us, said by hand. */
export function MinutesDialog({ entry, onClose }: { readonly entry: string; readonly onClose: () => void }) {
  const { data: detail, error } = useQuery(queries.entry(entry))
  return (
    <Dialog
      open
      onClose={onClose}
      title="Minutes it took"
      about={detail && `${detail.title ?? actWords(detail.kind, detail.channel)}`}
    >
      {error !== null && (
        <Notice tone="bad" icon="warn" alert>
          {problemIn(error).title}
        </Notice>
      )}
      {detail === undefined && error === null && <Skeleton rows={2} />}
      {detail?.effort === null && <p>This takes nobody’s time: it was automatic, or is only planned.</p>}
      {detail?.effort && <MinutesForm entry={entry} effort={detail.effort} onClose={onClose} />}
    </Dialog>
  )
}

function MinutesForm({
  entry,
  effort,
  onClose,
}: {
  readonly entry: string
  readonly effort: NonNullable<EntryDetail['effort']>
  readonly onClose: () => void
}) {
  const [minutes, setMinutes] = useState(String(Math.round(effort.minutes)))
  const now = effortWords(effort, useColleague())
  const save = (value: number | null): void => {
    onClose()
    void perform({
      words: value === null ? 'Minutes by kind again' : `It took ${minuteWords(value)}`,
      run: () => api.setMinutes(entry, value),
      freshens: [['entry', entry], ['job'], ['works']],
    })
  }
  return (
    <DialogForm onSubmit={() => save(Number(minutes))}>
      <TextField
        label="Minutes"
        type="number"
        inputMode="numeric"
        required
        autoFocus
        min={0}
        max={longest}
        step={1}
        value={minutes}
        onFocus={event => event.target.select()}
        onChange={event => setMinutes(event.target.value)}
        hint={`${now === null ? '' : `Now: ${now}. `}${spoken('Counts as measured in the job’s line, What works, My work and costs.')}`}
      />
      <DialogActions>
        {effort.by !== null && (
          <Button look="quiet" onClick={() => save(null)}>
            By its kind again
          </Button>
        )}
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary">
          Save
        </Button>
      </DialogActions>
    </DialogForm>
  )
}
