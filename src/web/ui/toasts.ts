/** Short words at the foot of the screen about what was just done. */
interface Toast {
  readonly id: number
  readonly words: string
  readonly bad: boolean
  readonly action?: { readonly words: string; readonly keys?: string; readonly run: () => void }
}

const stay = 8_000
let next = 1
let toasts: readonly Toast[] = []
const listeners = new Set<() => void>()

function change(now: readonly Toast[]): void {
  toasts = now
  for (const listener of listeners) listener()
}

export const currentToasts = (): readonly Toast[] => toasts
export function subscribeToasts(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const dropToast = (id: number): void => change(toasts.filter(toast => toast.id !== id))

/** At most three at a time. An error stays until it is closed. */
export function showToast(toast: Omit<Toast, 'id' | 'bad'> & { readonly bad?: boolean }): number {
  const id = next++
  change([...toasts, { bad: false, ...toast, id }].slice(-3))
  if (toast.bad !== true) setTimeout(() => dropToast(id), stay)
  return id
}
