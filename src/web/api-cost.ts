import type { CreditModel } from '#src/domain/credit-model.ts'
import type { CostSettings, NewSpend } from '#src/domain/spend.ts'
import type { Done } from '#src/domain/views/common.ts'
import type { CostReport, SpendFile, SpendRow } from '#src/domain/views/cost.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { address, request } from './http.ts'

type Period = Pick<WorksFilter, 'from' | 'before'>
export type CostFilter = Pick<WorksFilter, 'from' | 'before' | 'by' | 'client' | 'owner' | 'work'>

/** What is asked of costs. */
export const costApi = {
  cost: (filter: CostFilter, model: CreditModel) =>
    request<CostReport>('GET', address('/api/works/cost', { ...filter, model })),
  spend: (period: Period) => request<readonly SpendRow[]>('GET', address('/api/spend', { ...period })),
  record: (rows: readonly NewSpend[]) => request<Done>('POST', '/api/spend', { rows }),
  preview: (text: string) => request<SpendFile>('POST', '/api/spend/preview', { text }),
  drop: (id: string) => request<Done>('DELETE', `/api/spend/${encodeURIComponent(id)}`),
  changeSettings: (settings: CostSettings, was: Partial<CostSettings>) =>
    request<CostSettings>('PUT', '/api/cost-settings', { ...settings, was }),
}
