import type { JobLine } from '#src/domain/views/job-line.ts'
import type { CreditModel, CreditReport, FunnelReport, Works, WorksFilter } from '#src/domain/views/works.ts'
import { address, request } from './http.ts'

const id = encodeURIComponent

/** What is asked of lines and figures. */
export const know = {
  jobLine: (job: string) => request<JobLine>('GET', `/api/jobs/${id(job)}/line`),
  works: (filter: WorksFilter) => request<Works>('GET', address('/api/works', { ...filter })),
  credit: (filter: WorksFilter, model: CreditModel) =>
    request<CreditReport>('GET', address('/api/works/credit', { ...filter, model })),
  funnel: (filter: WorksFilter) => request<FunnelReport>('GET', address('/api/works/funnel', { ...filter })),
}
