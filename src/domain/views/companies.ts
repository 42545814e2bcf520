import type { PersonRef, Touch } from './common.ts'

export interface CompanyRow {
  readonly id: string
  readonly name: string
  readonly domain: string | null
  readonly people: number
  readonly jobs: number
  readonly last: Touch | null
}

export interface CompanyPage extends CompanyRow {
  readonly staff: readonly (PersonRef & { readonly title: string | null; readonly current: boolean })[]
}

export interface CompanyAlike extends PersonRef {
  readonly people: number
  readonly domains: readonly string[]
  readonly places: readonly string[]
}

/** Two organisations that may be one. */
export interface SameCompanyPair {
  readonly a: CompanyAlike
  readonly b: CompanyAlike
  readonly probability: number
  /** For and against: "name: a slip of the pen apart". */
  readonly reasons: readonly { readonly text: string; readonly supports: boolean }[]
}
