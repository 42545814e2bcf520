import { QueryClient } from '@tanstack/react-query'
import { RequestFailed } from '../http.ts'

/** Refusals are final; only silence and faults of the server are tried again, twice. */
const again = (failures: number, error: Error): boolean =>
  failures < 2 && error instanceof RequestFailed && (error.problem.status === 0 || error.problem.status >= 502)

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 15_000, gcTime: 10 * 60_000, retry: again }, mutations: { retry: false } },
})
