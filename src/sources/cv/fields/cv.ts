import type { Found } from './piece.ts'

/** What was read, each value with its place; JSON Resume and claims are written from it. */
export interface Cv {
  readonly name: Found | null
  readonly headline: Found | null
  readonly emails: readonly Found[]
  readonly phones: readonly Found[]
  readonly urls: readonly Found[]
  readonly profiles: readonly ProfileFound[]
  readonly place: PlaceFound | null
  readonly summary: Found | null
  readonly work: readonly Job[]
  readonly volunteer: readonly Job[]
  readonly education: readonly Study[]
  readonly skills: readonly SkillGroup[]
  readonly languages: readonly LanguageFound[]
  readonly certificates: readonly Listed[]
  readonly publications: readonly Listed[]
  readonly awards: readonly Listed[]
  readonly projects: readonly Project[]
  readonly interests: readonly SkillGroup[]
  readonly references: readonly ReferenceFound[]
}

export interface Span {
  readonly from: Found | null
  readonly to: Found | null
  readonly current: boolean
}

export interface Job extends Span {
  readonly company: Found | null
  readonly title: Found | null
  readonly place: Found | null
  readonly url: Found | null
  readonly description: Found | null
  readonly summary: Found | null
  readonly highlights: readonly Found[]
}

export interface Study extends Span {
  readonly school: Found | null
  readonly degree: Found | null
  readonly field: Found | null
  readonly place: Found | null
  readonly score: Found | null
  readonly courses: readonly Found[]
  readonly highlights: readonly Found[]
}

export interface Project extends Span {
  readonly name: Found
  readonly description: Found | null
  readonly entity: Found | null
  readonly roles: readonly Found[]
  readonly keywords: readonly Found[]
  readonly url: Found | null
  readonly highlights: readonly Found[]
}

/** A certificate, publication or award: what, from whom, when. */
export interface Listed {
  readonly name: Found
  readonly by: Found | null
  readonly date: Found | null
  readonly url: Found | null
  readonly summary: Found | null
}

export interface SkillGroup {
  readonly name: Found | null
  readonly level: Found | null
  readonly keywords: readonly Found[]
}

export interface LanguageFound {
  readonly language: Found
  readonly fluency: Found | null
}

export interface ProfileFound {
  readonly network: string
  readonly username: string | null
  readonly url: Found
}

export interface PlaceFound {
  readonly text: Found
  readonly address: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly region: string | null
  readonly countryCode: string | null
}

export interface ReferenceFound {
  readonly name: Found | null
  readonly text: Found | null
}
