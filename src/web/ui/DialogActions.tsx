import type { ReactNode } from 'react'

/** The last row of a dialog: what closes it, the filled one last. */
export const DialogActions = ({ children }: { readonly children: ReactNode }) => (
  <div className="mt-6 flex flex-wrap items-center justify-end gap-2 max-sm:flex-col-reverse max-sm:items-stretch">
    {children}
  </div>
)
