import { holdLetters, takeLetters } from './typed-ahead.ts'

/** What may lie over any page, opened from anywhere; one at a time. */
export type Overlay = 'palette' | 'log' | 'keys' | 'new-person' | 'new-job'

let open: Overlay | null = null
const listeners = new Set<() => void>()

export const currentOverlay = (): Overlay | null => open
export function subscribeOverlay(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export function showOverlay(next: Overlay | null): void {
  open = next
  if (next === 'palette' || next === 'log') holdLetters()
  else takeLetters()
  for (const listener of listeners) listener()
}
