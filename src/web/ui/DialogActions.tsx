import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface DialogActionsProps {
  /** Stays in sight while a long list above it is scrolled. */
  readonly pinned?: boolean
  readonly children: ReactNode
}

/** The last row of a dialog: what closes it, the filled one last. */
export const DialogActions = ({ pinned = false, children }: DialogActionsProps) => (
  <div
    className={cx(
      'mt-6 flex flex-wrap items-center justify-end gap-2 max-sm:flex-col-reverse max-sm:items-stretch',
      // To the edges of the dialog, over its padding.
      pinned &&
        'sm:sticky sm:-bottom-6 sm:z-20 sm:-mx-6 sm:-mb-6 sm:border-t sm:border-line sm:rounded-b-panel sm:bg-surface sm:px-6 sm:py-4',
    )}
  >
    {children}
  </div>
)
