import { useSyncExternalStore } from 'react'

const minute = 60_000
const subscribe = (changed: () => void): (() => void) => {
  const timer = setInterval(changed, minute)
  return () => clearInterval(timer)
}
const current = (): number => Math.floor(Date.now() / minute) * minute

/** The time, to the minute: "2 days" and "today" grow old on a page left open. */
export const useNow = (): Date => new Date(useSyncExternalStore(subscribe, current))
