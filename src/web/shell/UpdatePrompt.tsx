import { useSyncExternalStore } from 'react'
import { Button } from '../ui/Button.tsx'
import { isStale, subscribeStale } from './update.ts'

/** After an upgrade of the server; what is being written is kept over the reload. */
export function UpdatePrompt() {
  const stale = useSyncExternalStore(subscribeStale, isStale)
  if (!stale) return null
  return (
    <div
      role="alert"
      data-floating
      className="fixed inset-x-4 top-4 z-50 mx-auto flex max-w-120 flex-wrap items-center gap-3 rounded-panel border border-line bg-surface px-4 py-2 shadow-float"
    >
      <span className="flex-1">Throughline was updated. Your drafts are kept.</span>
      <Button look="primary" onClick={() => location.reload()}>
        Reload
      </Button>
    </div>
  )
}
