import { Link } from '@tanstack/react-router'
import { useMayWrite, useSession } from '../../data/useSession.ts'
import { showOverlay } from '../../shell/overlays.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { SampleRows } from '../../ui/SampleRows.tsx'

interface NobodyHereProps {
  readonly filtered: boolean
  readonly onClear: () => void
  /** Words that were searched for may stand in what was written; absent where none were. */
  readonly onTexts?: (() => void) | undefined
}

export function NobodyHere({ filtered, onClear, onTexts }: NobodyHereProps) {
  const { demo } = useSession()
  const mayWrite = useMayWrite()
  if (filtered)
    return (
      <EmptyState
        action={
          onTexts ? (
            <Button onClick={onTexts}>Look in what was written</Button>
          ) : (
            <Button onClick={onClear}>Show everybody</Button>
          )
        }
        alternative={
          onTexts && (
            <Button look="quiet" onClick={onClear}>
              Show everybody
            </Button>
          )
        }
      >
        Nobody fits this search.
      </EmptyState>
    )
  if (!mayWrite)
    return <EmptyState sample={<SampleRows rows={5} />}>Everyone your colleagues deal with, in one list.</EmptyState>
  return (
    <EmptyState
      sample={<SampleRows rows={5} />}
      action={
        <Link to="/bring-in" className={buttonLook('primary')}>
          Bring in
        </Link>
      }
      alternative={
        demo ? undefined : (
          <Button look="quiet" onClick={() => showOverlay('new-person')}>
            Add somebody by hand
          </Button>
        )
      }
    >
      Everyone you have ever dealt with, in one list. Start with your mailbox.
    </EmptyState>
  )
}
