import type { ReactNode } from 'react'

interface EmptyStateProps {
  /** A faded sample in the true shape of what will be here. */
  readonly sample?: ReactNode
  readonly children: ReactNode
  readonly action?: ReactNode
  readonly alternative?: ReactNode
}

/** What will be here, and the one thing to do. */
export function EmptyState({ sample, children, action, alternative }: EmptyStateProps) {
  return (
    <div className="mx-auto flex max-w-120 flex-col items-center px-4 py-12 text-center">
      {sample !== undefined && (
        <div
          aria-hidden="true"
          inert
          className="mb-8 w-full opacity-50 [mask-image:linear-gradient(black,transparent)]"
        >
          {sample}
        </div>
      )}
      <p className="text-read text-text-2">{children}</p>
      {(action !== undefined || alternative !== undefined) && (
        <div className="mt-4 flex flex-wrap items-center justify-center gap-3">
          {action}
          {alternative}
        </div>
      )}
    </div>
  )
}
