import type { Identifier } from '#src/domain/identifier.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import type { ReadContext } from '../source.ts'
import type { Scan } from './scan.ts'

/** Whose archive it is. An archive always speaks from its holder's side, whoever imports it. */
export interface Holder {
  /** The profile they have now, or most of the time; earlier slugs stand in `slugs`. */
  readonly slug: string | null
  readonly slugs: ReadonlySet<string>
  /** Folded name to name as written. */
  readonly names: ReadonlyMap<string, string>
  readonly why: string
}

const most = (counts: ReadonlyMap<string, number>): readonly (readonly [string, number])[] =>
  [...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))

/**
 * Found by what only the holder can be: the one who sent the outgoing invitations; the profile of the name in
 * Profile.csv; who the asking account says they are; the one who is in more messages than anybody else.
 */
export function holderOf(scan: Scan, context: ReadContext): Holder {
  const names = scan.holderNames
  const found = (slugs: Iterable<string>, slug: string | null, why: string): Holder => {
    const all = new Set(slugs)
    if (slug !== null) all.add(slug)
    return { slug, slugs: all, names, why }
  }
  const invited = most(scan.holders)
  const [sender] = invited
  if (sender) {
    // A slug that turns up now and then beside the usual one is a row gone wrong, not an earlier address.
    const own = invited.filter(([, count]) => count * 10 >= sender[1]).map(([slug]) => slug)
    return found(own, sender[0], 'sent or received the invitations')
  }
  for (const name of names.values()) {
    const slug = scan.names.slugOf(name)
    if (slug !== null) return found([], slug, 'has the name in Profile.csv')
  }
  const said = [...scan.talkers.keys()].filter(slug => context.isMe({ kind: 'linkedin', value: slug }))
  if (said[0]) return found(said, said[0], 'is what you said')
  const [first, second] = most(scan.talkers)
  if (first && second && first[1] > second[1]) return found([], first[0], 'takes part in the most messages')
  return found([], null, '')
}

/** Whether a party of a message or an invitation is the archive's holder. */
export function isHolder(holder: Holder, context: ReadContext, slug: string | null, name: string): boolean {
  if (slug !== null && holder.slug !== null) return holder.slugs.has(slug)
  if (slug !== null && context.isMe({ kind: 'linkedin', value: slug })) return true
  const key = foldName(name)
  return key !== '' && (holder.names.size > 0 ? holder.names.has(key) : context.isMyName(name))
}

/** The identifiers of the holder's own persona. */
export function holderIdentifiers(holder: Holder, emails: Iterable<string>): readonly [Identifier, ...Identifier[]] {
  const found: Identifier[] = [...emails].map(value => ({ kind: 'email', value }))
  if (holder.slug !== null) found.unshift({ kind: 'linkedin', value: holder.slug })
  const [first, ...rest] = found
  if (first) return [first, ...rest]
  return [{ kind: 'record', value: `linkedin:holder:${[...holder.names.keys()][0] ?? 'unknown'}` }]
}
