import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

interface FloatingBarProps {
  readonly label: string
  /** What is chosen, in words. */
  readonly words: ReactNode
  readonly onClear: () => void
  readonly children: ReactNode
  /** Dialogs that what is in the bar opens. */
  readonly over?: ReactNode
}

/** What can be done with what is chosen, at the foot of a list, and the way out of it. */
export const FloatingBar = ({ label, words, onClear, children, over }: FloatingBarProps) => (
  <section
    aria-label={label}
    data-floating
    className="fixed inset-x-0 bottom-0 z-20 flex animate-rise flex-wrap items-center gap-2 border-t border-line bg-surface px-4 py-2 shadow-float max-sm:bottom-14 sm:left-14 wide:left-52"
  >
    <span className="mr-2 font-medium">{words}</span>
    {children}
    <Button look="quiet" className="ml-auto" onClick={onClear} keys="Escape">
      Clear
    </Button>
    {over}
  </section>
)
