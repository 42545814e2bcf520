import { useSyncExternalStore } from 'react'
import { announcement, subscribeAnnouncements } from './announce.ts'

/** Reads aloud what only the eye would notice. */
export function Announcer() {
  const words = useSyncExternalStore(subscribeAnnouncements, announcement)
  return (
    <div aria-live="polite" aria-atomic="true" className="sr-only">
      {words}
    </div>
  )
}
