import { useSyncExternalStore } from 'react'

const subscribe = (changed: () => void): (() => void) => {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Said while the browser has no connection: reading goes on with what is here, and typing is kept. */
export function OfflineNote() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  if (online) return null
  return (
    <p
      role="status"
      data-floating
      className="fixed inset-x-0 top-0 z-40 bg-warn-soft px-4 py-1 text-center text-small text-warn"
    >
      No connection. What you type is kept here.
    </p>
  )
}
