import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { CreditModel } from '#src/domain/credit-model.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { type CostFilter, costApi } from '../../api-cost.ts'
import { type AnswersQuery, type BehindQuery, know } from '../../api-know.ts'

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
  behind: (query: BehindQuery) =>
    queryOptions({ queryKey: ['works', 'behind', query], queryFn: () => know.behind(query) }),
  answers: (asked: AnswersQuery) =>
    queryOptions({
      queryKey: ['works', 'answers', asked],
      queryFn: () => know.answers(asked),
      placeholderData: keepPreviousData,
    }),
  mine: (period: Pick<WorksFilter, 'from' | 'before'>) =>
    queryOptions({
      queryKey: ['works', 'mine', period],
      queryFn: () => know.mine(period),
      placeholderData: keepPreviousData,
    }),
  choices: () => queryOptions({ queryKey: ['works', 'choices'], queryFn: () => know.choices() }),
  funnel: (filter: WorksFilter) =>
    queryOptions({
      queryKey: ['works', 'funnel', filter],
      queryFn: () => know.funnel(filter),
      placeholderData: keepPreviousData,
    }),
  cost: (filter: CostFilter, model: CreditModel) =>
    queryOptions({
      queryKey: ['works', 'cost', filter, model],
      queryFn: () => costApi.cost(filter, model),
      placeholderData: keepPreviousData,
    }),
  spend: (period: Pick<WorksFilter, 'from' | 'before'>) =>
    queryOptions({ queryKey: ['works', 'spend', period], queryFn: () => costApi.spend(period) }),
}
