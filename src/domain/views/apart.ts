import type { PersonRef } from './common.ts'

/** What somebody did by hand while two were one person, and which nothing but a choice can give to one of them. */
export interface Unplaced {
  readonly entry: string
  readonly kind: string
  readonly at: string | null
  /** Account of whoever did it. */
  readonly by: string | null
  /** What it says, in short. */
  readonly text: string
}

/** Somebody who was taken apart from this person, with what is left to choose. */
export interface TakenApart {
  readonly person: PersonRef
  readonly items: readonly Unplaced[]
}

/** Two who share an identifier, and what speaks against their being one. */
export interface Doubt {
  readonly entry: string
  readonly person: PersonRef
  readonly why: 'names' | 'birthdays' | 'profiles' | 'many' | 'refused'
  readonly at: string
}

export interface ApartPage {
  readonly apart: readonly TakenApart[]
  readonly doubts: readonly Doubt[]
}

export const placements = ['here', 'there', 'both'] as const
/** With the person asked about, with the one taken apart from them, or with both. */
export type Placing = (typeof placements)[number]
