import { type ClaimValues, claimKind, type Property } from '#src/domain/claim.ts'
import type { AssignmentRef, Draft, Party } from '#src/domain/draft.ts'
import type { Identifier } from '#src/domain/identifier.ts'
import { neverDated, type Occurred } from '#src/domain/occurred.ts'
import type { JsonObject } from '#src/lib/json.ts'
import { isRoleAddress, normaliseEmail } from '#src/lib/normalise/email.ts'
import { normalisePhone } from '#src/lib/normalise/phone.ts'
import { normaliseProfile } from '#src/lib/normalise/profile.ts'
import { htmlLines } from '../mail/html.ts'
import { parseDate } from '../table/dates.ts'

/** What drafts of one record of an API have in common. */
export interface ApiRecord {
  /** `greenhouse`, `workable`. */
  readonly system: string
  readonly place: string
  readonly seenAt: string | null
  readonly country: string
}

type Rest = Partial<
  Pick<Draft, 'channel' | 'direction' | 'text' | 'people' | 'companies' | 'assignments' | 'automatic' | 'contentInKey'>
>

export const apiDraft = (
  record: ApiRecord,
  kind: string,
  key: readonly string[],
  body: JsonObject,
  at: string | null,
  rest: Rest = {},
): Draft => ({
  kind,
  channel: null,
  direction: 'none',
  occurred: when(at),
  family: 'system.record',
  key: [record.system, ...key],
  body,
  text: null,
  people: [],
  place: record.place,
  seenAt: record.seenAt,
  ...rest,
})

/** ISO dates of an API; anything else is an unknown date. */
export const when = (at: string | null): Occurred =>
  at ? (parseDate(at, 'dmy', 2100)?.occurred ?? neverDated) : neverDated

/** `2012-08-15T00:00:00.000Z` as a position's day: `2012-08-15`. */
export const dayOf = (at: string | null): string | null => (at ? (parseDate(at, 'dmy', 2100)?.date ?? null) : null)

export const personOf = (system: string, id: string, name?: string | null): Party => ({
  role: 'about',
  identifiers: [{ kind: 'external', value: `${system}:candidate:${id}` }],
  ...(name ? { name } : {}),
})

export const jobOf = (system: string, id: string, title: string | null): AssignmentRef => ({
  role: 'about',
  external: `${system}:job:${id}`,
  ...(title ? { title: title.slice(0, 300) } : {}),
})

interface ApiPerson {
  readonly id: string
  readonly name: string | null
  readonly given: string | null
  readonly family: string | null
  readonly emails: readonly { readonly text: string; readonly label: string | null }[]
  readonly phones: readonly { readonly text: string; readonly label: string | null }[]
  readonly urls: readonly string[]
}

/** Who a record is about, and the claims of name, addresses, phones and profiles. */
export function personClaims(
  record: ApiRecord,
  person: ApiPerson,
): { readonly party: Party; readonly drafts: Draft[]; claim: Claim } {
  const emails = person.emails.flatMap(({ text, label }) => {
    const address = normaliseEmail(text)
    return address ? [{ address, ...(label ? { label } : {}) }] : []
  })
  const phones = person.phones.flatMap(({ text, label }) => {
    const number = normalisePhone(text, record.country)
    return number ? [{ number, ...(label ? { label } : {}) }] : []
  })
  const profiles = person.urls.flatMap(url => {
    const profile = normaliseProfile(url)
    return profile ? [{ profile, url: /^https?:/i.test(url) ? url : `https://${url}` }] : []
  })
  const identifiers: readonly [Identifier, ...Identifier[]] = [
    { kind: 'external', value: `${record.system}:candidate:${person.id}` },
    ...emails
      .filter(({ address }) => !isRoleAddress(address))
      .map(({ address }) => ({ kind: 'email' as const, value: address })),
    ...profiles
      .filter(({ profile }) => profile.kind !== 'url')
      .map(({ profile }) => ({ kind: profile.kind, value: profile.value })),
    ...phones.filter(({ label }) => label !== 'work').map(({ number }) => ({ kind: 'phone' as const, value: number })),
  ]
  const full = (person.name ?? [person.given, person.family].filter(Boolean).join(' ')).slice(0, 300)
  const party: Party = { role: 'about', identifiers, ...(full ? { name: full } : {}) }
  const drafts: Draft[] = []
  const claim: Claim = (property, value) => {
    drafts.push(
      apiDraft(record, claimKind(property), ['candidate', person.id], value, record.seenAt, {
        people: [party],
        contentInKey: true,
      }),
    )
  }
  if (full)
    claim('name', {
      full,
      ...(person.given ? { given: person.given } : {}),
      ...(person.family ? { family: person.family } : {}),
    })
  for (const email of emails) claim('email', email)
  for (const phone of phones) claim('phone', phone)
  for (const { profile, url } of profiles) claim('profile', { network: profile.kind, url, handle: profile.value })
  return { party, drafts, claim }
}

type Claim = <P extends Property>(property: P, value: ClaimValues[P] & JsonObject) => void

/** Text of an API as a person would read it: many fields hold HTML. */
export function plain(text: string | null): string | null {
  if (!text || !/<[a-z][^<>]*>|&[a-z#0-9]{2,8};/i.test(text)) return text
  return (
    htmlLines(text)
      .lines.map(line => line.text)
      .join('\n')
      .trim() || null
  )
}
