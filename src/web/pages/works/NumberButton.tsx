import type { ReactNode } from 'react'

/** A number in a sentence that opens the people behind it. */
export const NumberButton = ({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) => (
  <button
    type="button"
    className="underline decoration-line underline-offset-2 hover:decoration-text max-sm:min-h-6"
    onClick={onClick}
  >
    {children}
  </button>
)
