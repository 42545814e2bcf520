import type { ClaimValues, Property } from '../claim.ts'
import type { DoNotContact, NextStep, PersonRef, Touch } from './common.ts'

export interface PersonRow extends PersonRef {
  readonly headline: string | null
  readonly company: string | null
  readonly title: string | null
  readonly place: string | null
  readonly last: Touch | null
  readonly next: NextStep | null
  readonly owner: string | null
  readonly tags: readonly string[]
  readonly rating: number | null
  readonly email: string | null
  readonly phone: string | null
  readonly doNotContact: boolean
}

export const peopleSorts = ['last', 'name', 'next', 'added', 'rating'] as const
export type PeopleSort = (typeof peopleSorts)[number]

/** Everything in a list's URL. Lists in it are comma-separated. */
export interface PeopleQuery {
  readonly q?: string
  readonly sort?: PeopleSort
  readonly order?: 'asc' | 'desc'
  readonly owner?: string
  readonly tag?: string
  readonly pool?: string
  readonly company?: string
  readonly job?: string
  readonly channel?: string
  readonly import?: string
  readonly cursor?: string
  readonly limit?: number
}

/** One value with who stands behind it. */
export interface Fact<P extends Property = Property> {
  readonly entry: string
  readonly property: P
  readonly value: ClaimValues[P]
  /** Where it comes from, in words: "LinkedIn archive", "Signature in an email", "Sofía". */
  readonly from: string
  readonly seenAt: string
  /** 3 fresh, 2 ageing, 1 old. */
  readonly freshness: 1 | 2 | 3
  readonly original: boolean
  readonly private: boolean
  /** When the first archive of its source was made that does not have it any more, ISO instant. */
  readonly missingSince: string | null
  /** The other values known for the same place, newest first. Empty for lists. */
  readonly others: readonly Fact<P>[]
}

export interface Remembered {
  readonly entry: string
  readonly text: string
  readonly at: string
  readonly account: string | null
  readonly private: boolean
}

export interface PersonPage extends PersonRef {
  readonly headline: string | null
  readonly hats: readonly string[]
  readonly owner: string | null
  readonly last: Touch | null
  readonly next: readonly NextStep[]
  readonly doNotContact: DoNotContact | null
  readonly tags: readonly string[]
  readonly pools: readonly string[]
  readonly rating: number | null
  readonly facts: { readonly [P in Property]?: readonly Fact<P>[] }
  readonly remembered: readonly Remembered[]
  readonly jobs: readonly {
    readonly id: string
    readonly title: string
    readonly stage: string | null
    readonly open: boolean
  }[]
  readonly files: readonly {
    readonly entry: string
    readonly original: string
    readonly name: string
    readonly mediaType: string
    readonly at: string | null
    /** It was read as a CV, and has a page of its own. */
    readonly isCv: boolean
  }[]
  /** People who became this one; each can be taken apart again. */
  readonly merged: readonly {
    readonly act: string
    readonly person: PersonRef
    readonly at: string
    readonly by: string | null
  }[]
  readonly identifiers: readonly { readonly persona: string; readonly kind: string; readonly value: string }[]
  /** Addresses and numbers that are others' too: they lead to this person only together with the name. */
  readonly shared: readonly { readonly kind: string; readonly value: string }[]
  readonly companyId: string | null
}

export interface SearchHit {
  readonly type: 'person' | 'company' | 'job'
  readonly id: string
  readonly name: string
  readonly detail: string | null
}
