import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type AssignmentState, assignmentStates, isOver } from '#src/domain/assignment.ts'
import type { JobPage } from '#src/domain/views/jobs.ts'
import { jobsApi } from '../../api-jobs.ts'
import { perform } from '../../data/act.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextField } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { MenuItem } from '../../ui/MenuItem.tsx'
import { forDateInput, plainDay, userLocale } from '../../words/dates.ts'
import { counted } from '../../words/numbers.ts'
import { spoken } from '../../words/vocabulary.ts'
import { JobTitle } from './JobTitle.tsx'
import { stateLook, stateVerbs, stateWords } from './state-words.ts'

interface Props {
  readonly job: JobPage
  readonly onAdd: () => void
  readonly onOwed: () => void
}

/** What a job is and where it stands; its state is changed here. */
export function JobHeader({ job, onAdd, onOwed }: Props) {
  const mayWrite = useMayWrite()
  const [moving, setMoving] = useState<AssignmentState | null>(null)
  const day = (at: string): string => plainDay(at, userLocale())
  return (
    <header className="mb-3 flex flex-wrap items-start gap-3">
      <div className="min-w-0 flex-1 basis-80">
        <JobTitle job={job} />
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-text-2">
          <span className={stateLook(job.state)}>{stateWords[job.state]}</span>
          {job.client !== null && (
            <Link
              to="/companies/$id"
              params={{ id: job.client.id }}
              className="underline decoration-line underline-offset-2 hover:decoration-text"
            >
              {job.client.name}
            </Link>
          )}
          {job.place !== null && <span>{job.place}</span>}
          <span>
            {job.ordered === null
              ? job.opened !== null && `${spoken('no order yet')}, since ${day(job.opened)}`
              : `${spoken('order')} of ${day(job.ordered)}`}
            {job.closed !== null && `, ended ${day(job.closed)}`}
            {job.due !== null && job.closed === null && `, due ${day(job.due)}`}
          </span>
          {job.reason !== null && <span>“{job.reason}”</span>}
          {job.owed > 0 && (
            <button type="button" onClick={onOwed} className="text-warn underline underline-offset-2">
              {counted(job.owed, 'person', 'people')} unanswered
            </button>
          )}
        </p>
      </div>
      {mayWrite && (
        <>
          <Menu trigger={<Button>State</Button>}>
            {assignmentStates
              .filter(state => state !== job.state)
              .map(state => (
                <MenuItem key={state} onSelect={() => setMoving(state)}>
                  {state === 'open' && job.ordered === null ? spoken('Take the order') : stateVerbs[state]}
                </MenuItem>
              ))}
          </Menu>
          <Button look="primary" icon="add" keys="n" onClick={onAdd}>
            Put somebody on it
          </Button>
        </>
      )}
      {moving !== null && <StateDialog job={job} state={moving} onClose={() => setMoving(null)} onOwed={onOwed} />}
    </header>
  )
}

interface StateProps {
  readonly job: JobPage
  readonly state: AssignmentState
  readonly onClose: () => void
  readonly onOwed: () => void
}

function StateDialog({ job, state, onClose, onOwed }: StateProps) {
  const [on, setOn] = useState(() => forDateInput(new Date()))
  const [reason, setReason] = useState('')
  const isOrder = state === 'open' && job.ordered === null
  const save = async (): Promise<void> => {
    const today = on === forDateInput(new Date())
    const done = await perform({
      words: `${job.title}: ${stateWords[state].toLowerCase()}`,
      run: () =>
        jobsApi.changeJob(job.id, {
          state,
          ...(today ? {} : { on }),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        }),
      freshens: [['job', job.id], ['jobs'], ['company'], ['today']],
    })
    onClose()
    if (done === undefined && isOver(state)) onOwed()
  }
  return (
    <FormDialog
      onClose={onClose}
      title={isOrder ? spoken('Take the order') : `${stateVerbs[state]}: ${job.title}`}
      {...(isOver(state) ? { about: spoken('A job ends when everybody on it has been told how it ended.') } : {})}
      onSubmit={() => void save()}
    >
      <TextField
        label="On"
        type="date"
        value={on}
        max={forDateInput(new Date())}
        onChange={event => setOn(event.target.value)}
      />
      {!isOrder && state !== 'filled' && (
        <TextField label="Why" autoFocus value={reason} onChange={event => setReason(event.target.value)} />
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" look="primary">
          {isOrder ? 'Take it' : stateVerbs[state]}
        </Button>
      </DialogActions>
    </FormDialog>
  )
}
