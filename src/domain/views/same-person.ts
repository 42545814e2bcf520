import type { Doubt } from './apart.ts'
import type { PersonRef } from './common.ts'

/** One field of the waterfall. Bits: each doubles the odds, below 0 halves them. */
interface EvidenceTerm {
  /** `given`, `family`, `email` …: which row of the table it belongs to. */
  readonly field: string
  /** How the two compare, in words: "a slip of the pen apart". */
  readonly level: string
  readonly bits: number
}

/** Why two have the probability they have; `before` + terms + `relatives` = `bits`. */
export interface Evidence {
  readonly a: string
  readonly b: string
  readonly probability: number
  /** Bits before anything was compared: how seldom two people of this house are one. */
  readonly before: number
  readonly terms: readonly EvidenceTerm[]
  /** Taken off because relatives and colleagues share such things too. */
  readonly relatives: number
  readonly bits: number
  /** Why it waits for a person however much speaks for it. */
  readonly held: 'conflict' | 'thin' | 'addresses' | null
  /** They were one once, and somebody took it back. */
  readonly parted: boolean
  /** A record names both as one, and this speaks against it. */
  readonly doubt: Doubt['why'] | null
}

export interface SamePersonSide extends PersonRef {
  readonly headline: string | null
  /** What the house may read of them, by field. */
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly touches: number
  readonly last: string | null
  readonly added: string | null
}

/** One decision: two or more people who may be one. */
export interface SamePersonGroup {
  /** Their ids, joined by `~`. */
  readonly key: string
  readonly people: readonly SamePersonSide[]
  /** What brought them together, strongest first. */
  readonly evidence: readonly Evidence[]
}

/** What would be merged together above a mark, and what is known of being right there. */
export interface AboveMark {
  readonly mark: number
  /** People that would be merged away. */
  readonly merges: number
  /** Pairs above the mark that wait for a person all the same. */
  readonly held: number
  /** Groups drawn by chance, to look at before all are accepted. */
  readonly sample: readonly SamePersonGroup[]
  readonly measured: Measured
}

/** Answers of people to pairs at or above a mark. */
export interface Measured {
  readonly mark: number
  readonly same: number
  readonly different: number
  /** Share that was right, at least, with 95 % confidence (Wilson); null while nothing was answered. */
  readonly atLeast: number | null
}

/** How many pairs fall where, and what happened so far. */
export interface MatchPicture {
  readonly askMark: number
  readonly automaticMark: number | null
  /** Pairs by probability, ascending; a bucket reaches from its `from` to the next one's. */
  readonly buckets: readonly { readonly from: number; readonly pairs: number; readonly held: number }[]
  /** 0 while nothing was learned here. */
  readonly model: number
  readonly learnedFrom: number
  readonly learnedAt: string | null
  readonly people: number
  /** Merges by themselves that stand, and that somebody took back. */
  readonly automatic: number
  readonly takenBack: number
  /** What people answered, from each of these marks on. */
  readonly measured: readonly Measured[]
}

/** Somebody here who looks like the one being typed or brought in. */
export interface Alike extends PersonRef {
  readonly headline: string | null
  readonly probability: number
  /** "the same email, a short form of the given name". */
  readonly why: readonly string[]
}

/** Somebody who may be the one that a line names. `probability` is null where the words alone led to them. */
export type Named = Omit<Alike, 'probability'> & { readonly probability: number | null }
