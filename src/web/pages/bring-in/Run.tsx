import { Link } from '@tanstack/react-router'
import type { ImportView } from '#src/domain/views/imports.ts'
import { useMayWrite, useSession } from '../../data/useSession.ts'
import { useKeys } from '../../keys/useKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Progress } from '../../ui/Progress.tsx'
import { count, counted, leftWords } from '../../words/numbers.ts'
import { CvResults } from './CvResults.tsx'
import { Found } from './Found.tsx'
import { stateWords, unreadWords } from './import-words.ts'
import { moveImport, restoreImport } from './move-import.ts'
import { Tally } from './Tally.tsx'

/** The buttons that fit the state. */
function Moves({ view }: { readonly view: ImportView }) {
  const move = (step: 'pause' | 'resume' | 'stop' | 'undo') => () => void moveImport(view, step)
  const mayWrite = useMayWrite()
  const { state } = view
  const isOver = state === 'done' || state === 'stopped' || state === 'failed'
  const isUndoable = isOver && mayWrite
  // On its own page the import is what one key takes back, also days later.
  useKeys('Bring in', { z: isUndoable ? ['Undo this import', move('undo')] : undefined })
  return (
    <div className="flex flex-wrap gap-2">
      {mayWrite && state === 'running' && (
        <Button icon="pause" onClick={move('pause')}>
          Pause
        </Button>
      )}
      {mayWrite && (state === 'paused' || state === 'stopped' || state === 'failed') && (
        <Button look="primary" icon="play" onClick={move('resume')}>
          Go on
        </Button>
      )}
      {mayWrite && (state === 'running' || state === 'paused') && (
        <Button icon="stop" onClick={move('stop')}>
          Stop
        </Button>
      )}
      {state === 'done' && (
        <Link to="/past" className={buttonLook('primary')}>
          What your past holds
        </Link>
      )}
      {isOver && (
        <Link to="/people" search={{ import: view.id }} className={buttonLook('plain')}>
          Its people
        </Link>
      )}
      {isUndoable && (
        <Button look="quiet" icon="undo" keys="z" onClick={move('undo')}>
          Undo this import
        </Button>
      )}
      {mayWrite && state === 'undone' && <Button onClick={() => void restoreImport(view)}>Put it back</Button>}
    </div>
  )
}

/** An import under way or over: how far, what came of it, what could not be read. */
export function Run({ view }: { readonly view: ImportView }) {
  const { progress, state } = view
  const { account } = useSession()
  const moving = state === 'running' || state === 'undoing'
  const onlyCvs = view.files.length > 0 && view.files.every(file => file.connector === 'cv')
  const holdsCvs = view.files.some(file => file.connector === 'cv')
  const isMixed = view.files.some(file => file.connector !== null && file.connector !== 'cv')
  const pace = [
    `${counted(progress.read, 'touch or value', 'touches and values')} read`,
    progress.perSecond > 0 && moving ? `${count(Math.round(progress.perSecond))} a second` : null,
    moving && progress.secondsLeft !== null ? leftWords(progress.secondsLeft) : null,
  ]
  return (
    <div className="flex flex-col gap-5">
      <div>
        <p aria-live="polite" className="mb-2 text-title">
          {stateWords[state]}
        </p>
        {(moving || state === 'paused') && <Progress label={stateWords[state]} share={progress.share} />}
        <p className="tabular mt-1.5 text-text-2">{pace.filter(Boolean).join(', ')}</p>
        {moving && <p className="text-small text-text-3">You can leave this page; it goes on.</p>}
      </div>
      {view.problem !== null && (
        <Notice tone="bad" icon="warn" alert>
          {view.problem}
        </Notice>
      )}
      {state === 'undone' ? (
        <p className="text-text-2">
          Everything that came with it is gone from the lines, except what another file or person says too.
        </p>
      ) : (
        <Tally progress={progress} />
      )}
      {holdsCvs && state !== 'undone' && <CvResults view={view} isMixed={isMixed} />}
      {progress.unread > 0 && (isMixed || !holdsCvs) && state !== 'undone' && (
        <Notice
          tone="warn"
          icon="warn"
          action={
            view.account === account.id && (
              <Link to="/bring-in/$id/unread" params={{ id: view.id }} className={buttonLook('plain')}>
                Look at them
              </Link>
            )
          }
        >
          {unreadWords(view)} could not be read in full.
        </Notice>
      )}
      <Moves view={view} />
      {state === 'done' && progress.read === 0 && (
        <p className="text-text-2">
          {progress.unread === 0
            ? 'All of it was here already; nothing was added.'
            : 'Nothing in it could be read; nothing was added.'}
        </p>
      )}
      {(!onlyCvs || state === 'undone' || progress.read === 0) && <Found view={view} />}
    </div>
  )
}
