import type { Phase } from '#src/domain/assignment.ts'
import type { BelongingRules } from '#src/domain/belonging.ts'
import type { CreditModel } from '#src/domain/credit-model.ts'
import type { OwnMinutes } from '#src/domain/effort.ts'
import type { JobLine } from '#src/domain/views/job-line.ts'
import type { MyWork } from '#src/domain/views/my-work.ts'
import type {
  Behind,
  CreditReport,
  Figure,
  FigurePart,
  FunnelReport,
  Spread,
  Works,
  WorksChoices,
  WorksFilter,
} from '#src/domain/views/works.ts'
import { address, request } from './http.ts'

const id = encodeURIComponent

/** Which touches belong to a job, and what each kind takes us where nobody measured it. */
export interface Work {
  readonly belonging: BelongingRules
  readonly minutes: OwnMinutes
}

/** The same as it is written; each change of the rules is another version. */
export interface WorkForm {
  readonly belonging: Omit<BelongingRules, 'version'>
  readonly minutes: OwnMinutes
}

/** Which number's people: of a channel's credit, of a stage of the funnel, or of a figure. */
export type BehindQuery = WorksFilter & {
  readonly channel?: string
  readonly phase?: Phase
  readonly figure?: Figure
  readonly part?: 'entered' | 'advanced' | 'left' | FigurePart
}

/** Whose waiting for an answer: of some jobs' people, by one channel. */
export type AnswersQuery = Pick<WorksFilter, 'from' | 'before' | 'client' | 'owner' | 'work'> & {
  readonly channel?: string
}

/** What is asked of lines and figures. */
export const know = {
  jobLine: (job: string) => request<JobLine>('GET', `/api/jobs/${id(job)}/line`),
  work: () => request<Work>('GET', '/api/work-settings'),
  changeWork: (change: Partial<WorkForm>, was: Partial<WorkForm>) =>
    request<Work>('PATCH', '/api/work-settings', { ...change, was }),
  works: (filter: WorksFilter) => request<Works>('GET', address('/api/works', { ...filter })),
  credit: (filter: WorksFilter, model: CreditModel) =>
    request<CreditReport>('GET', address('/api/works/credit', { ...filter, model })),
  behind: (query: BehindQuery) => request<Behind>('GET', address('/api/works/people', { ...query })),
  answers: (asked: AnswersQuery) => request<Spread>('GET', address('/api/works/answers', { ...asked })),
  mine: (period: Pick<WorksFilter, 'from' | 'before'>) =>
    request<MyWork>('GET', address('/api/works/mine', { ...period })),
  choices: () => request<WorksChoices>('GET', '/api/works/choices'),
  funnel: (filter: WorksFilter) => request<FunnelReport>('GET', address('/api/works/funnel', { ...filter })),
}
