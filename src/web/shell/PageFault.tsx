import { problemIn } from '../http.ts'
import { Button } from '../ui/Button.tsx'

/** A page that could not be shown; the rest of the product stays in use. */
export function PageFault({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  const problem = problemIn(error)
  return (
    <div role="alert" className="mx-auto flex max-w-120 flex-col gap-3 px-6 py-16">
      <h1 className="text-title">
        {problem.status === 404 ? 'This is not here, or not yours to see.' : problem.title}
      </h1>
      <p className="text-read text-text-2">{problem.detail}</p>
      <div className="flex gap-2">
        <Button look="primary" onClick={reset}>
          Try again
        </Button>
        <Button onClick={() => history.back()}>Back</Button>
      </div>
    </div>
  )
}
