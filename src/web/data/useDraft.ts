import { useEffect, useState } from 'react'

const prefix = 'draft:'
function kept(key: string): string {
  try {
    return localStorage.getItem(prefix + key) ?? ''
  } catch {
    return ''
  }
}

/** Text that outlives the tab, the connection and the session; empty text is forgotten. */
export function useDraft(key: string): readonly [string, (text: string) => void] {
  const [state, setState] = useState(() => ({ key, text: kept(key) }))
  const text = state.key === key ? state.text : kept(key)
  useEffect(() => {
    if (state.key !== key) setState({ key, text: kept(key) })
  }, [key, state.key])
  const change = (now: string): void => {
    setState({ key, text: now })
    try {
      if (now === '') localStorage.removeItem(prefix + key)
      else localStorage.setItem(prefix + key, now)
    } catch {
      // Storage that is full or forbidden costs the draft's safety net only.
    }
  }
  return [text, change]
}

/** Nobody who signs in next on this machine finds what somebody else was writing. */
export function forgetDrafts(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
}
