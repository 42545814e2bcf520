import { queryOptions } from '@tanstack/react-query'
import { know } from '../../api-know.ts'

export const lineQueries = {
  work: queryOptions({ queryKey: ['work-settings'], queryFn: know.work }),
  jobLine: (job: string) => queryOptions({ queryKey: ['job', job, 'line'], queryFn: () => know.jobLine(job) }),
}
