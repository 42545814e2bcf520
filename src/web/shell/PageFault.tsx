import { Link, useLocation } from '@tanstack/react-router'
import { problemIn } from '../http.ts'
import { Button } from '../ui/Button.tsx'
import { buttonLook } from '../ui/button-look.ts'
import { spoken } from '../words/vocabulary.ts'
import { places } from './places.ts'

/** A page that could not be shown; the rest of the product stays in use. What does not exist leads back to its list first. */
export function PageFault({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const problem = problemIn(error)
  const path = useLocation({ select: location => location.pathname })
  const isMissing = problem.status === 404
  const list = isMissing ? places.find(({ to }) => path.startsWith(`${to}/`)) : undefined
  return (
    <div role="alert" className="mx-auto flex max-w-120 flex-col gap-3 px-6 py-16">
      <h1 className="text-title">{isMissing ? 'This is not here, or not yours to see.' : problem.title}</h1>
      <p className="text-read text-text-2">{problem.detail}</p>
      <div className="flex gap-2">
        {list && (
          <Link to={list.to} className={buttonLook('primary')}>
            {spoken(list.words)}
          </Link>
        )}
        <Button look={list ? 'plain' : 'primary'} onClick={reset}>
          Try again
        </Button>
        <Button onClick={() => history.back()}>Back</Button>
      </div>
    </div>
  )
}
