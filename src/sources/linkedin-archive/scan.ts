import type { Occurred } from '#src/domain/occurred.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import { dayOf } from './date.ts'
import { NameBook } from './names.ts'

export const slugOf = (url: string): string | null => {
  const profile = normaliseProfile(url)
  return profile?.kind === 'linkedin' ? profile.value : null
}

/** What the archive says before a row of it is read: who holds it, who is connected since when, when it was made. */
export class Scan {
  readonly names = new NameBook()
  /** Day of connection by slug; null without the file that says so. */
  connected: Map<string, string> | null = null
  /** Profiles that an invitation says are the holder's, and how often. */
  readonly holders = new Map<string, number>()
  /** In how many messages a profile takes part: the holder is in every one. */
  readonly talkers = new Map<string, number>()
  readonly holderNames = new Map<string, string>()
  readonly emails = new Set<string>()
  readonly phones = new Set<string>()
  readonly counts = new Map<string, number>()
  first: string | null = null
  last: string | null = null
  /** The latest moment that the archive knows, up to the import itself. */
  newest: string | null = null
  readonly now: string

  constructor(now: string) {
    this.now = now
  }

  connect(slug: string, since: Occurred | null): void {
    this.connected ??= new Map()
    this.names.connect(slug)
    this.connected.set(slug, since ? dayOf(since) : '')
  }

  see(occurred: Occurred | null, within = true): void {
    const at = occurred?.at
    if (!at || at > this.now) return
    if (this.newest === null || at > this.newest) this.newest = at
    if (!within) return
    if (this.first === null || at < this.first) this.first = at
    if (this.last === null || at > this.last) this.last = at
  }

  holderNamed(name: string): void {
    const key = foldName(name)
    if (key && !this.holderNames.has(key)) this.holderNames.set(key, name)
  }

  tally(noun: string, count = 1): void {
    this.counts.set(noun, (this.counts.get(noun) ?? 0) + count)
  }
}

export const raise = (counts: Map<string, number>, key: string): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
