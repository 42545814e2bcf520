import type { Phase } from '../assignment.ts'
import type { JobLine } from './job-line.ts'

/** One person of a client's report, furthest first; nothing by which our own people are found. */
export interface ReportedPerson {
  /** "Candidate A" where names are left out. */
  readonly name: string
  readonly phase: Phase
  /** Why it ended, in the house's words; null while it has not. */
  readonly reason: string | null
}

/** The work done for a client on one job, on a page. */
export interface ClientReport {
  readonly agency: string
  /** There is a picture to ask for, beside the page's own address. */
  readonly hasLogo: boolean
  readonly job: string
  readonly client: string | null
  readonly ordered: string | null
  /** Until when it is told. */
  readonly until: string
  readonly counts: JobLine['counts']
  /** Reasons for no, most frequent first. */
  readonly reasons: readonly { readonly by: string; readonly reason: string; readonly people: number }[]
  readonly channels: readonly { readonly channel: string; readonly touches: number }[]
  readonly touches: number
  readonly hours: number
  /** Share of the hours that was measured, 0 to 1. */
  readonly measured: number
  readonly milestones: readonly { readonly at: string; readonly words: string; readonly planned: boolean }[]
  /** Those whom the client has heard of: sent and further. */
  readonly people: readonly ReportedPerson[]
  /** Of a link: for whom, what was written with it, until when it opens. */
  readonly link: { readonly name: string; readonly note: string | null; readonly expires: string } | null
}
