import { type Identifier, type IdentifierKind, mostOfOne } from '#src/domain/identifier.ts'
import { agree } from './names.ts'

/** When sources showed a profile: ISO instants. */
export interface Seen {
  readonly from: string
  readonly to: string
}

/** What speaks for or against two records being one human. Grows as records are met. */
export interface Traits {
  /** Folded. */
  readonly names: Set<string>
  /** Birthdays, `yyyymmdd`. */
  readonly births: Set<string>
  /** LinkedIn profiles, and while each was shown. */
  readonly profiles: Map<string, Seen>
  /** Identifiers, by kind. */
  readonly reach: Map<IdentifierKind, Set<string>>
}

/** Why two that share an identifier are not joined by themselves. */
export type Contradiction = 'names' | 'birthdays' | 'profiles' | 'many'

export const noTraits = (): Traits => ({ names: new Set(), births: new Set(), profiles: new Map(), reach: new Map() })

export function addIdentifier(traits: Traits, id: string, { kind, value }: Identifier, seenAt: string): void {
  traits.reach.set(kind, (traits.reach.get(kind) ?? new Set()).add(id))
  if (kind === 'linkedin') addProfile(traits, value, { from: seenAt, to: seenAt })
}

/** The member's number instead of the name that they chose; everybody has one beside it. */
const isNumber = (slug: string): boolean => /^aco?[abc][a-z0-9_-]{20,}$/.test(slug)

export function addProfile({ profiles }: Traits, slug: string, seen: Seen): void {
  if (isNumber(slug)) return
  const known = profiles.get(slug) ?? seen
  profiles.set(slug, { from: earlier(known.from, seen.from), to: later(known.to, seen.to) })
}

const earlier = (a: string, b: string): string => (a <= b ? a : b)
const later = (a: string, b: string): string => (a <= b ? b : a)

export function addTraits(into: Traits, from: Traits): void {
  for (const name of from.names) into.names.add(name)
  for (const birth of from.births) into.births.add(birth)
  for (const [slug, seen] of from.profiles) addProfile(into, slug, seen)
  for (const [kind, ids] of from.reach) {
    const known = into.reach.get(kind) ?? new Set()
    for (const id of ids) known.add(id)
    into.reach.set(kind, known)
  }
}

/** Two profiles shown at one time are two people's; one that took the other's place is a profile renamed. */
const bothAlive = (a: Traits, b: Traits): boolean => {
  for (const [slug, one] of a.profiles)
    for (const [other, two] of b.profiles)
      if (slug !== other && !a.profiles.has(other) && !b.profiles.has(slug) && one.from <= two.to && two.from <= one.to)
        return true
  return false
}

/** Whether one human would have more of a kind than anybody has. */
export const tooMany = (a: Traits, b: Traits): boolean =>
  [...a.reach].some(([kind, ids]) => {
    const others = b.reach.get(kind)
    return kind !== 'record' && others !== undefined && new Set([...ids, ...others]).size > mostOfOne
  })

/** What keeps two from being joined without a person's word; null where nothing does. Missing values contradict nothing. */
export function contradiction(a: Traits, b: Traits): Contradiction | null {
  if (a.births.size > 0 && b.births.size > 0 && ![...a.births].some(day => b.births.has(day))) return 'birthdays'
  if (bothAlive(a, b)) return 'profiles'
  if (!agree(a.names, b.names)) return 'names'
  return tooMany(a, b) ? 'many' : null
}
