import { useSyncExternalStore } from 'react'
import { cx } from './cx.ts'
import { IconButton } from './IconButton.tsx'
import { Kbd } from './Kbd.tsx'
import { currentToasts, dropToast, subscribeToasts } from './toasts.ts'

export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToasts, currentToasts)
  return (
    <div
      role="status"
      aria-live="polite"
      data-floating
      className="pointer-events-none fixed inset-x-0 bottom-16 z-50 flex flex-col items-center gap-2 px-4 max-sm:bottom-32"
    >
      {toasts.map(toast => (
        <div
          key={toast.id}
          className={cx(
            'pointer-events-auto flex max-w-full animate-rise items-center gap-3 rounded-panel border py-1.5 pr-1.5 pl-4 shadow-float',
            toast.bad ? 'border-bad bg-bad-soft text-bad' : 'border-line bg-surface',
          )}
        >
          <span className="min-w-0">{toast.words}</span>
          {toast.action !== undefined && (
            <button
              type="button"
              className="inline-flex h-8 items-center gap-2 rounded-control px-2 font-medium text-accent hover:bg-sunken"
              onClick={() => {
                toast.action?.run()
                dropToast(toast.id)
              }}
            >
              {toast.action.words}
              {toast.action.keys !== undefined && <Kbd keys={toast.action.keys} />}
            </button>
          )}
          <IconButton icon="close" label="Close message" small onClick={() => dropToast(toast.id)} />
        </div>
      ))}
    </div>
  )
}
