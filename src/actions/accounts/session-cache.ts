import type { Viewer } from '#src/access/viewer.ts'

interface Known {
  readonly viewer: Viewer
  readonly until: number
}

/** How long a role or a sign-out in another process may go unnoticed here, in milliseconds; in this one it counts at once. */
const life = 1000
const most = 10_000

/** Who holds which token, for a moment: the same question is asked with every request. */
export class SessionCache {
  readonly #known = new Map<string, Known>()

  get(token: string): Viewer | null {
    const found = this.#known.get(token)
    if (!found) return null
    if (found.until > Date.now()) return found.viewer
    this.#known.delete(token)
    return null
  }

  set(token: string, viewer: Viewer): void {
    if (this.#known.size >= most) this.#known.clear()
    this.#known.set(token, { viewer, until: Date.now() + life })
  }

  clear(): void {
    this.#known.clear()
  }
}
