import { problemIn } from '../http.ts'
import { Button } from '../ui/Button.tsx'

/** The server cannot be reached at all. */
export function NoAnswer({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const problem = problemIn(error)
  return (
    <main className="mx-auto flex min-h-dvh max-w-100 flex-col justify-center gap-4 px-6">
      <h1 className="text-display">{problem.title}</h1>
      <p className="text-read text-text-2">{problem.detail}</p>
      <div>
        <Button look="primary" onClick={onRetry}>
          Try again
        </Button>
      </div>
    </main>
  )
}
