import type { ClaimValues, Property } from '../claim.ts'
import type { LessonRule } from '../lesson.ts'
import type { PersonRef } from './common.ts'

/** A rectangle on a page in points (1/72 inch) from its top left corner: left, top, right, bottom. */
export type PageBox = readonly [number, number, number, number]

/** Where in a document something stands. */
export interface CvPlace {
  readonly page: number
  /** Null where the format has no pages: then `text` is found in the document's text. */
  readonly box: PageBox | null
  /** 0 to 1, calibrated: of values said to be 0.9 sure, nine in ten are right. */
  readonly confidence: number
  /** As written, where that is not the value itself. */
  readonly text: string | null
}

/** Below this a value is marked as doubtful: one in five of them is wrong or worse. */
export const doubtful = 0.8

export interface CvValue<P extends Property = Property> {
  readonly entry: string
  readonly property: P
  readonly value: ClaimValues[P]
  readonly at: CvPlace | null
  /** Fields of the value that stand in places of their own. */
  readonly parts: { readonly [field: string]: CvPlace }
  /** What a colleague made of it; null as long as it stands as it was read. */
  readonly mended: { readonly by: string | null; readonly value: ClaimValues[P] | null } | null
}

export interface CvRef {
  readonly entry: string
  readonly name: string
  /** The file's own date, else the day on which it came in; ISO instant. */
  readonly at: string
}

/** One thing that a CV says and an older one does not, or the other way round. */
export interface CvChange {
  readonly property: Property
  /** "CTO, Tarnside": as it is read on screen. */
  readonly words: string
  /** Of a post that ended or goes on again: `2025-03`, `now`. */
  readonly until: string | null
  /** What the older one said of the same thing. */
  readonly was: string | null
  readonly entry: string
}

/** What a CV says anew against the one before it. */
export interface CvDifference {
  readonly than: CvRef
  readonly new: readonly CvChange[]
  readonly changed: readonly CvChange[]
  readonly gone: readonly CvChange[]
}

export interface CvWarning {
  readonly code: string
  readonly text: string
  readonly page: number | null
}

/** What a correction has taught of a layout. */
export interface TaughtLesson {
  readonly id: string
  /** Names the layout; nothing to show. */
  readonly layout: string
  /** Null where the viewer may not read the CV: it may quote it. */
  readonly rule: LessonRule | null
  readonly at: string
  readonly by: string
  /** The CV that it was learned at; null where it is gone, or the viewer may not read it. */
  readonly cv: { readonly entry: string; readonly name: string; readonly person: PersonRef } | null
}

export interface CvPage extends CvRef {
  readonly original: string | null
  readonly mediaType: string
  /** The document's text: a line each, its cells parted by tabs. */
  readonly text: string
  readonly warnings: readonly CvWarning[]
  /** What was found and not kept, by kind and never by value: "birth date". */
  readonly leftOut: readonly string[]
  /** What had been taught of this layout and was applied. */
  readonly taught: readonly LessonRule[]
  readonly values: readonly CvValue[]
  readonly difference: CvDifference | null
  /** All of the person's CVs, the newest first, this one among them. */
  readonly all: readonly CvRef[]
}

/** A CV of an import: whose it is, and what it brought. */
export interface ImportedCv {
  readonly entry: string
  readonly file: string
  readonly person: PersonRef
  readonly headline: string | null
  /** `new`: the person came with it; `recognised`: they were known. */
  readonly who: 'new' | 'recognised'
  readonly values: number
  readonly doubtful: number
  readonly warning: string | null
  readonly difference: CvDifference | null
}

export interface ImportedCvs {
  readonly cvs: readonly ImportedCv[]
  readonly total: number
  readonly unread: readonly { readonly file: string; readonly why: string }[]
}
