import { Dialog as Radix } from 'radix-ui'
import { type ReactNode, useRef } from 'react'
import { KeyLayer } from '../keys/KeyLayer.tsx'
import { cx } from './cx.ts'
import { IconButton } from './IconButton.tsx'

export interface DialogProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly title: string
  readonly about?: ReactNode
  readonly wide?: boolean
  /** `page`: as wide as a sheet of paper and what is said beside it. */
  readonly size?: 'page'
  /** False: only an answer closes it (signing in again in place). */
  readonly dismissable?: boolean
  readonly children: ReactNode
}

/** A modal dialog; on a phone it rises from the bottom. */
export function Dialog({ open, onClose, title, about, wide = false, size, dismissable = true, children }: DialogProps) {
  const content = useRef<HTMLDivElement>(null)
  const stay = (event: Event): void => {
    if (!dismissable) event.preventDefault()
  }
  return (
    <Radix.Root open={open} onOpenChange={now => !now && dismissable && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim" />
        <Radix.Content
          {...(about === undefined ? { 'aria-describedby': undefined } : {})}
          ref={content}
          tabIndex={-1}
          onOpenAutoFocus={event => {
            // A field that asked for the focus has it already; else the dialog itself, not its close button.
            if (content.current?.contains(document.activeElement) === true) return
            event.preventDefault()
            content.current?.focus()
          }}
          onEscapeKeyDown={stay}
          onPointerDownOutside={stay}
          className={cx(
            'fixed z-50 flex animate-rise flex-col bg-surface shadow-float outline-none',
            'inset-x-0 bottom-0 max-h-[92dvh] rounded-t-panel sm:inset-x-auto sm:bottom-auto sm:left-1/2 sm:-translate-x-1/2 sm:rounded-panel',
            size === 'page'
              ? 'sm:top-[4dvh] sm:max-h-[92dvh] sm:w-260 sm:max-w-[94vw]'
              : 'sm:top-[10dvh] sm:max-h-[80dvh]',
            size === 'page' ? '' : wide ? 'sm:w-180 sm:max-w-[94vw]' : 'sm:w-112 sm:max-w-[94vw]',
          )}
        >
          <KeyLayer>
            <header className="flex items-start gap-4 px-6 pt-5 pb-2">
              <div className="min-w-0 flex-1">
                <Radix.Title className="text-title">{title}</Radix.Title>
                {about !== undefined && <Radix.Description className="mt-1 text-text-2">{about}</Radix.Description>}
              </div>
              {dismissable && <IconButton icon="close" label="Close" onClick={onClose} className="-mr-2" />}
            </header>
            <div className="min-h-0 flex-1 overflow-y-auto px-6 pt-2 pb-6">{children}</div>
          </KeyLayer>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
