import type { QueryKey } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { Done, Problem } from '#src/domain/views/common.ts'
import { perform } from '../../data/act.ts'
import { problemIn } from '../../http.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogActions } from '../../ui/DialogActions.tsx'
import { TextArea } from '../../ui/Field.tsx'
import { FormDialog } from '../../ui/FormDialog.tsx'
import { userLocale, withDays } from '../../words/dates.ts'

interface Guarded {
  readonly words: string
  readonly run: (because: string | undefined) => Promise<Done>
  readonly freshens: readonly QueryKey[]
  readonly onDone?: () => void
}

const isWarning = (problem: Problem): boolean => problem.status === 409 && (problem.errors?.length ?? 0) > 0

/** Does something that a guard may speak against: its facts are shown, and a reason goes past them. */
export function useGuard(): { readonly guarded: (doing: Guarded) => Promise<void>; readonly dialog: ReactNode } {
  const [asked, setAsked] = useState<{ readonly doing: Guarded; readonly facts: readonly string[] } | null>(null)
  const [because, setBecause] = useState('')
  const again = async (doing: Guarded, reason: string | undefined): Promise<void> => {
    const first = doing.run(reason)
    const problem = await first.then(
      () => null,
      (error: unknown) => problemIn(error),
    )
    if (problem !== null && reason === undefined && isWarning(problem)) {
      setAsked({ doing, facts: [...new Set((problem.errors ?? []).map(one => one.detail))] })
      return
    }
    const done = await perform({ words: doing.words, freshens: doing.freshens, run: () => first })
    if (done !== undefined) doing.onDone?.()
  }
  const dialog = asked !== null && (
    <FormDialog
      onClose={() => setAsked(null)}
      title="Look again first"
      onSubmit={() => {
        const { doing } = asked
        setAsked(null)
        setBecause('')
        void again(doing, because.trim())
      }}
    >
      <ul className="list-disc pl-5 text-read">
        {asked.facts.slice(0, 12).map(fact => (
          <li key={fact}>{withDays(fact, userLocale())}</li>
        ))}
      </ul>
      {asked.facts.length > 12 && <p className="text-text-2">And {asked.facts.length - 12} more.</p>}
      <TextArea
        label="Why all the same?"
        hint="Stands on the line with it."
        required
        autoFocus
        value={because}
        onChange={event => setBecause(event.target.value)}
      />
      <DialogActions>
        <Button onClick={() => setAsked(null)}>Leave it</Button>
        <Button type="submit" look="primary" disabled={because.trim() === ''}>
          Go on
        </Button>
      </DialogActions>
    </FormDialog>
  )
  return { guarded: doing => again(doing, undefined), dialog }
}
