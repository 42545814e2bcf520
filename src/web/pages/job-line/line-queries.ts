import { queryOptions } from '@tanstack/react-query'
import { know } from '../../api-know.ts'

export const lineQueries = {
  jobLine: (job: string) => queryOptions({ queryKey: ['job', job, 'line'], queryFn: () => know.jobLine(job) }),
}
