let words = ''
const listeners = new Set<() => void>()

export const announcement = (): string => words
export function subscribeAnnouncements(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says something to a screen reader. The same words twice are said twice. */
export function announce(now: string): void {
  words = now === words ? `${now}\u00a0` : now
  for (const listener of listeners) listener()
}
