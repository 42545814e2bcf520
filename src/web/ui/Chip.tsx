import type { ReactNode } from 'react'
import { Icon } from './Icon.tsx'

/** A small word that can be taken off where `onRemove` is given. */
export function Chip({
  children,
  onRemove,
  removeLabel,
}: {
  readonly children: ReactNode
  readonly onRemove?: () => void
  readonly removeLabel?: string
}) {
  return (
    <span className="inline-flex h-6 max-w-full min-w-0 items-center gap-1 rounded-full bg-sunken px-2.5 text-small text-text-2 max-sm:h-8">
      <span className="truncate">{children}</span>
      {onRemove !== undefined && (
        <button
          type="button"
          aria-label={removeLabel ?? 'Remove'}
          onClick={onRemove}
          className="-mr-1.5 inline-flex size-6 items-center justify-center rounded-full hover:text-text"
        >
          <Icon name="close" className="size-3" />
        </button>
      )}
    </span>
  )
}
