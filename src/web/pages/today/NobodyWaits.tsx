import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../../data/queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { showOverlay } from '../../shell/overlays.ts'
import { Button } from '../../ui/Button.tsx'
import { buttonLook } from '../../ui/button-look.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** A quiet day; in a house into which nothing came yet, where to begin. */
export function NobodyWaits() {
  const { data: imports, isPending } = useQuery(queries.imports)
  const mayWrite = useMayWrite()
  // Which of the two is said is known in a moment.
  if (mayWrite && isPending) return null
  if (mayWrite && imports?.length === 0)
    return (
      <EmptyState
        action={
          <Link to="/bring-in" className={buttonLook('primary')}>
            Bring in
          </Link>
        }
        alternative={
          <Button look="quiet" onClick={() => showOverlay('new-person')}>
            Add somebody by hand
          </Button>
        }
      >
        Who waits for your answer and what you promised stands here. Start with your mailbox.
      </EmptyState>
    )
  return (
    <EmptyState
      action={
        <Link to="/people" className={buttonLook('plain')}>
          Everybody
        </Link>
      }
    >
      Nobody is waiting for you.
    </EmptyState>
  )
}
