import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../../data/queries.ts'
import { buttonLook } from '../../ui/button-look.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** A quiet day; in a house into which nothing came yet, where to begin. */
export function NobodyWaits() {
  const { data: imports } = useQuery(queries.imports)
  if (imports?.length === 0)
    return (
      <EmptyState
        action={
          <Link to="/bring-in" className={buttonLook('primary')}>
            Bring in
          </Link>
        }
        alternative={
          <Link to="/people" className={buttonLook('quiet')}>
            Everybody
          </Link>
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
