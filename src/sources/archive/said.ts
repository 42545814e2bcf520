import type { Channel } from '#src/domain/channel.ts'
import { type ClaimBody, claimKind, type Property } from '#src/domain/claim.ts'
import type { CompanyRef, Draft, OriginalDraft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { neverDated } from '#src/domain/occurred.ts'

export type Identifiers = readonly [Identifier, ...Identifier[]]

export interface SaidOf {
  readonly identifiers: Identifiers
  readonly channel: Channel | null
  readonly family: string
  readonly place: string
  /** ISO instant at which the source saw it; null for the moment of import. */
  readonly seenAt: string | null
  readonly companies?: readonly CompanyRef[]
  readonly original?: OriginalDraft
}

/** A claim on somebody. The value is part of the key: another value is another claim. */
export const said = <P extends Property>(property: P, body: ClaimBody<P>, of: SaidOf): Draft => ({
  kind: claimKind(property),
  channel: of.channel,
  direction: 'none',
  occurred: neverDated,
  family: of.family,
  key: [`${of.identifiers[0].kind}:${of.identifiers[0].value}`],
  contentInKey: true,
  body,
  text: null,
  people: [{ role: 'about', identifiers: of.identifiers }],
  ...(of.companies ? { companies: of.companies } : {}),
  ...(of.original ? { original: of.original } : {}),
  place: of.place,
  seenAt: of.seenAt,
})

/** A list of identifiers without repetition, `fallback` when it is empty. */
export function identifiersOr(found: readonly Identifier[], fallback: Identifier): Identifiers {
  const seen = new Map(found.map(each => [`${each.kind} ${each.value}`, each]))
  const [first, ...rest] = seen.values()
  return first ? [first, ...rest] : [fallback]
}
