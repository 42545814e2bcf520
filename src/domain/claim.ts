import type { JsonObject } from '#src/lib/json.ts'

/**
 * Properties that a source can claim of a person. An entry of kind `claim.<property>` has the value in its body.
 * Dates keep their precision: `2023`, `2023-05`, `2023-05-17`, never padded (ISO 8601 reduced precision).
 */
export const properties = [
  'name',
  'email',
  'phone',
  'profile',
  'headline',
  'position',
  'education',
  'skill',
  'language',
  'place',
  'certificate',
  'publication',
  'wish',
  'notice',
  'availability',
  'summary',
  'custom',
] as const
export type Property = (typeof properties)[number]

export type PartialDate = string

export type ClaimValues = {
  name: { full: string; given?: string; family?: string; also?: string }
  email: { address: string; label?: string }
  phone: { number: string; label?: string }
  profile: { network: string; url: string; handle?: string }
  headline: { text: string }
  /** `current` true: held when seen. A position without `company` or without `title` is kept. */
  position: {
    company?: string
    title?: string
    from?: PartialDate
    to?: PartialDate
    place?: string
    current?: boolean
    description?: string
  }
  education: { school: string; degree?: string; field?: string; from?: PartialDate; to?: PartialDate }
  skill: { label: string; level?: string }
  language: { label: string; fluency?: string }
  place: { text: string; lat?: number; lon?: number }
  certificate: { name: string; issuer?: string; date?: PartialDate; url?: string }
  publication: { name: string; publisher?: string; date?: PartialDate; url?: string }
  wish: { what: 'pay' | 'place' | 'hours' | 'field' | 'manner' | 'not-before'; text: string }
  notice: { text: string }
  availability: { text: string }
  summary: { text: string }
  /** A column that has no property of its own. */
  custom: { label: string; text: string }
}

export type ClaimBody<P extends Property> = ClaimValues[P] & JsonObject

export const claimKind = (property: Property): `claim.${Property}` => `claim.${property}`
export const isClaim = (kind: string): boolean => kind.startsWith('claim.')

/** Properties of which a person has one at a time; the others are lists. */
export const singular: ReadonlySet<Property> = new Set<Property>([
  'name',
  'headline',
  'place',
  'notice',
  'availability',
  'summary',
])
