import { type ClaimBody, claimKind, type Property } from '#src/domain/claim.ts'
import type { CompanyRef, Draft } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { neverDated } from '#src/domain/occurred.ts'
import type { Archive } from './archive.ts'
import type { Row } from './row.ts'

interface About {
  readonly identifiers: readonly [Identifier, ...Identifier[]]
  readonly row: Row
  readonly archive: Archive
  /** `linkedin.connection-claim` unless it is the holder's own. */
  readonly family?: string
  readonly companies?: readonly CompanyRef[]
  /** False where the row holds more about the holder than is needed: birth date, address. */
  readonly original?: boolean
}

/**
 * What the archive says of somebody, seen on the day it was made. The value is part of the key, so that an unchanged
 * row of a later archive is the same entry and a new employer another one.
 */
export function claim<P extends Property>(property: P, body: ClaimBody<P>, about: About): Draft {
  const [first] = about.identifiers
  return {
    kind: claimKind(property),
    channel: 'linkedin',
    direction: 'none',
    occurred: neverDated,
    family: about.family ?? 'linkedin.connection-claim',
    key: [first.kind === 'linkedin' ? first.value : `${first.kind}:${first.value}`],
    contentInKey: true,
    body,
    text: null,
    people: [{ role: 'about', identifiers: about.identifiers }],
    ...(about.companies ? { companies: about.companies } : {}),
    ...(about.original === false ? {} : { original: about.row.original() }),
    place: about.row.place,
    seenAt: about.archive.madeAt,
  }
}

/** A claim about the archive's holder. */
export const ownClaim = <P extends Property>(
  property: P,
  body: ClaimBody<P>,
  row: Row,
  archive: Archive,
  more: Pick<About, 'companies' | 'original'> = {},
): Draft =>
  claim(property, body, { identifiers: archive.self, row, archive, family: 'linkedin.profile-claim', ...more })

/** Keys whose text is empty left out: a claim holds what is known. */
export function filled<T extends Record<string, string | undefined>>(
  texts: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
