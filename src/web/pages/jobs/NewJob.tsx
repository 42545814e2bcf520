import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { defaultStages, usualWork } from '#src/domain/assignment.ts'
import { jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { jobQueries } from '../../data/job-queries.ts'
import { CompanyPicker } from '../../pickers/CompanyPicker.tsx'
import { Button } from '../../ui/Button.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { SelectField, TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { forItself, spoken } from '../../words/vocabulary.ts'
import { workWords } from './work-words.ts'

interface Props {
  /** The client on whose page it is opened. */
  readonly client?: string
  readonly onClose: () => void
}

/** A job, or a lead to one: a title is enough. */
export function NewJob({ client: known, onClose }: Props) {
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [client, setClient] = useState<string | null>(known ?? null)
  const [state, setState] = useState<'open' | 'lead'>('open')
  const { data: settings } = useQuery(jobQueries.settings)
  const kinds = Object.keys(settings?.stages ?? defaultStages)
  const [chosen, setWork] = useState(usualWork)
  const work = kinds.includes(chosen) ? chosen : (kinds[0] ?? usualWork)
  const save = async (): Promise<void> => {
    const done = await perform({
      words: `${state === 'lead' ? 'A lead' : 'Opened'}: ${title.trim()}`,
      run: () => jobsApi.addJob({ title: title.trim(), state, work, ...(client === null ? {} : { client }) }),
      freshens: [['jobs'], ['companies'], ['company']],
    })
    if (done === undefined) return
    onClose()
    void navigate({ to: '/jobs/$id', params: { id: done.id } })
  }
  return (
    <FormDialog onClose={onClose} title={spoken('New job')} onSubmit={() => void save()}>
      <TextField
        label="Title"
        required
        autoFocus
        autoComplete="off"
        value={title}
        onChange={event => setTitle(event.target.value)}
      />
      {forItself() ? null : client === null ? (
        <CompanyPicker label={spoken('Client')} onPick={company => setClient(company.name)} onNew={setClient} />
      ) : (
        <p className="flex items-center gap-2">
          {spoken('Client')} <Chip onRemove={() => setClient(null)}>{client}</Chip>
        </p>
      )}
      <Choice
        label="Where it stands"
        value={state}
        onChange={setState}
        options={[
          { value: 'open', words: spoken('There is an order') },
          { value: 'lead', words: 'A lead', hint: spoken('Conversations, no order yet') },
        ]}
      />
      <SelectField
        label="Kind of work"
        hint="Decides the stages it begins with."
        value={work}
        onChange={setWork}
        options={kinds.map(value => ({ value, words: workWords(value) }))}
      />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary" disabled={title.trim() === ''}>
          {spoken('Add the job')}
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
