import { type ReactNode, useEffect, useRef } from 'react'
import { useKeys } from '../keys/useKeys.ts'
import { IconButton } from './IconButton.tsx'

interface PeekProps {
  readonly label: string
  readonly onClose: () => void
  /** Buttons beside the one that closes it. */
  readonly actions?: ReactNode
  /** Changes with what is shown: the focus goes to the top again. Undefined leaves the focus in the list. */
  readonly focusKey?: string
  readonly children: ReactNode
}

/** A panel at the right over the page, which stays in use; the whole screen on a phone. */
export function Peek({ label, onClose, actions, focusKey, children }: PeekProps) {
  const panel = useRef<HTMLElement>(null)
  useKeys('Panel', { Escape: ['Close the panel', onClose] })
  useEffect(() => {
    const before = document.activeElement
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    if (focusKey !== undefined) panel.current?.focus({ preventScroll: true })
  }, [focusKey])
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      aria-label={label}
      data-floating
      className="fixed inset-y-0 right-0 z-30 flex w-140 max-w-full animate-slide flex-col border-l border-line bg-surface shadow-float outline-none max-sm:inset-x-0 max-sm:w-full max-sm:border-0"
    >
      <div className="flex items-center justify-end gap-1 px-3 pt-2">
        {actions}
        <IconButton icon="close" label="Close" keys="Escape" onClick={onClose} />
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto px-6 pb-8 max-sm:px-4">{children}</div>
    </aside>
  )
}
