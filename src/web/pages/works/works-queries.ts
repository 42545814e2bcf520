import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CreditModel, WorksFilter } from '#src/domain/views/works.ts'
import { costApi } from '../../api-cost.ts'
import { know } from '../../api-know.ts'

export const worksQueries = {
  works: (filter: WorksFilter) =>
    queryOptions({
      queryKey: ['works', filter],
      queryFn: () => know.works(filter),
      placeholderData: keepPreviousData,
    }),
  credit: (filter: WorksFilter, model: CreditModel) =>
    queryOptions({
      queryKey: ['works', 'credit', filter, model],
      queryFn: () => know.credit(filter, model),
      placeholderData: keepPreviousData,
    }),
  funnel: (filter: WorksFilter) =>
    queryOptions({
      queryKey: ['works', 'funnel', filter],
      queryFn: () => know.funnel(filter),
      placeholderData: keepPreviousData,
    }),
  cost: (filter: Pick<WorksFilter, 'from' | 'before' | 'by'>, model: CreditModel) =>
    queryOptions({
      queryKey: ['works', 'cost', filter, model],
      queryFn: () => costApi.cost(filter, model),
      placeholderData: keepPreviousData,
    }),
  spend: (period: Pick<WorksFilter, 'from' | 'before'>) =>
    queryOptions({ queryKey: ['works', 'spend', period], queryFn: () => costApi.spend(period) }),
}
