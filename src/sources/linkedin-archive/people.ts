import type { Draft, Party, Role } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { foldName } from '#src/lib/normalise/name.ts'
import type { Archive } from './archive.ts'
import { claim } from './claim.ts'
import { isPlaceholder, personName } from './names.ts'
import type { Row } from './row.ts'
import { slugOf } from './scan.ts'

/** Somebody as a row names them. `scope` keeps two of one name apart who have no address anywhere in the archive. */
export interface Named {
  readonly url: string
  readonly name: string
  readonly scope: string
}

/** The profile of somebody whom a row names: its own URL, else the only profile of that name in the archive. */
export const profileOf = (named: Pick<Named, 'url' | 'name'>, archive: Archive): string | null =>
  slugOf(named.url) ?? archive.names.slugOf(named.name)

/** Null for a member who is gone: there is nobody to know. */
export function partyOf(role: Role, named: Named, archive: Archive): Party | null {
  const slug = profileOf(named, archive)
  const name = personName(named.name)
  const shown = name && !isPlaceholder(name) ? { name } : {}
  if (slug !== null) return { role, identifiers: [{ kind: 'linkedin', value: slug }], ...shown }
  if (!('name' in shown) || !foldName(name)) return null
  return { role, identifiers: [{ kind: 'record', value: `linkedin:${named.scope}:${foldName(name)}` }], ...shown }
}

/** The name that a row gives somebody, as a claim; connections have theirs from their own row, with its parts. */
export function* nameClaim(row: Row, party: Party | null, archive: Archive, parts?: NameParts): Generator<Draft> {
  if (!party?.name) return
  const [first] = party.identifiers
  const key = identifierKey(first)
  if (archive.named.has(key) || (first.kind === 'linkedin' && archive.names.isConnection(first.value))) return
  archive.named.add(key)
  yield claim('name', { full: party.name, ...parts }, { identifiers: party.identifiers, row, archive })
}

export interface NameParts {
  readonly given?: string
  readonly family?: string
}

export const identifierKey = (identifier: Identifier): string =>
  identifier.kind === 'linkedin' ? identifier.value : `${identifier.kind}:${identifier.value}`

/** First and last name as one, and apart where both are there. */
export function namedBy(row: Row, prefix = ''): { readonly full: string; readonly parts: NameParts } {
  const given = personName(row.cell(`${prefix}first name`))
  const family = personName(row.cell(`${prefix}last name`))
  return {
    full: [given, family].filter(Boolean).join(' ').slice(0, 300),
    parts: { ...(given ? { given } : {}), ...(family ? { family } : {}) },
  }
}
