import type { Phase } from '../assignment.ts'

/** What a link shows to whoever holds it. */
export type Shown = 'shortlist' | 'report' | 'form'

/** A link to a shortlist, a report or a page, as whoever made it sees it. */
export interface ReviewLink {
  readonly id: string
  /** For whom. */
  readonly name: string
  readonly shows: Shown
  readonly people: number
  readonly blind: boolean
  readonly created: string
  readonly expires: string
  readonly revoked: string | null
  readonly looks: number
  readonly lastLook: string | null
}

export const verdicts = ['yes', 'perhaps', 'no'] as const
export type Verdict = (typeof verdicts)[number]

/** One of a shortlist, by place: a hiring manager learns no id of ours. */
export interface ReviewedPerson {
  readonly at: number
  /** "Candidate A" where names are left out. */
  readonly name: string
  readonly headline: string | null
  readonly place: string | null
  readonly summary: string | null
  readonly phase: Phase
  readonly work: readonly string[]
  readonly education: readonly string[]
  readonly skills: readonly string[]
  readonly languages: readonly string[]
  readonly given: { readonly verdict: Verdict; readonly note: string | null } | null
}

/** What a hiring manager sees. */
export interface Review {
  readonly agency: string
  /** There is a picture to ask for, beside the page's own address. */
  readonly hasLogo: boolean
  readonly job: string
  readonly client: string | null
  readonly name: string
  readonly note: string | null
  readonly expires: string
  readonly people: readonly ReviewedPerson[]
}
