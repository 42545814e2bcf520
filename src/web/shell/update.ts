/** Whether this tab runs an older version than the server: after an upgrade its lazy pages may be gone. */
let stale = false
let running: string | null = null
const listeners = new Set<() => void>()

export const isStale = (): boolean => stale
export function subscribeStale(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  stale = true
  for (const listener of listeners) listener()
}

/** Compares the version that this tab started with to what the server says now. */
export function noteVersion(version: string): void {
  running ??= version
  if (version !== running) tell()
}

export function watchForUpdates(): void {
  addEventListener('vite:preloadError', event => {
    event.preventDefault()
    tell()
  })
}
