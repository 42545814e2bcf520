import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CreditModel, WorksFilter } from '#src/domain/views/works.ts'
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
}
