const key = 'signed-in'

/**
 * Whether somebody is signed in here, as far as this browser remembers: then what a page shows is asked for without
 * waiting to hear who it is for. `public/early.js` reads the same.
 */
export function isSignedIn(): boolean {
  try {
    return localStorage.getItem(key) !== null
  } catch {
    return false
  }
}

export function noteSignedIn(is: boolean): void {
  try {
    if (is) localStorage.setItem(key, '')
    else localStorage.removeItem(key)
  } catch {
    // Storage that is full or forbidden: the page waits to hear who it is for.
  }
}
