import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { queries } from '../../data/queries.ts'
import { useMayWrite } from '../../data/useSession.ts'
import { buttonLook } from '../../ui/button-look.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'

/** A past that holds nobody; in a house into which nothing came yet, where to begin. */
export function NothingHeld() {
  const { data: imports } = useQuery(queries.imports)
  const mayWrite = useMayWrite()
  if (imports === undefined) return null
  if (!imports.some(one => one.state === 'done'))
    return (
      <EmptyState
        action={
          mayWrite ? (
            <Link to="/bring-in" className={buttonLook('primary')}>
              Bring in
            </Link>
          ) : undefined
        }
      >
        {mayWrite
          ? 'Bring in a mailbox or an archive, and the people you lost sight of show here by name.'
          : 'People of whom nobody heard for long show here by name, once a colleague brings in a mailbox or an archive.'}
      </EmptyState>
    )
  return (
    <EmptyState
      action={
        <Link to="/people" className={buttonLook('primary')}>
          People
        </Link>
      }
      alternative={
        mayWrite && (
          <Link to="/bring-in" className={buttonLook('quiet')}>
            Bring in more
          </Link>
        )
      }
    >
      Nobody in what came in so far waits for an answer, fell silent or moved on.
    </EmptyState>
  )
}
