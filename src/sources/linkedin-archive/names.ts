import { foldName } from '#src/lib/normalise/name.ts'

/** Names that LinkedIn writes in the place of somebody who is no longer a member, folded. */
const placeholders: ReadonlySet<string> = new Set(['linkedin member', 'restricted member', 'member', 'deleted member'])

export const isPlaceholder = (name: string): boolean => placeholders.has(foldName(name))

const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** A name as LinkedIn has it, given name first; "Jane Doe, PMP" is not turned round. At most 300 characters. */
export const personName = (raw: string): string => raw.replace(invisible, '').trim().slice(0, 300)

/** Who has which profile, as far as the archive's files say: for rows that name a person without an address. */
export class NameBook {
  /** Null where two profiles have the name. */
  readonly #slugs = new Map<string, string | null>()
  readonly #connections = new Set<string>()

  add(name: string, slug: string): void {
    const key = foldName(name)
    if (!key || placeholders.has(key)) return
    const known = this.#slugs.get(key)
    if (known === undefined) this.#slugs.set(key, slug)
    else if (known !== slug) this.#slugs.set(key, null)
  }

  /** The only profile with this name; null when there is none or more than one. */
  slugOf(name: string): string | null {
    return this.#slugs.get(foldName(name)) ?? null
  }

  connect(slug: string): void {
    this.#connections.add(slug)
  }

  isConnection(slug: string): boolean {
    return this.#connections.has(slug)
  }
}
