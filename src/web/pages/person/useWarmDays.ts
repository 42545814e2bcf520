import { useQuery } from '@tanstack/react-query'
import { queries } from '../../data/queries.ts'

const usual = 90

/** How many days a relation counts as warm after a two-sided exchange; the house can change it. */
export function useWarmDays(): number {
  const { data } = useQuery({ ...queries.house, staleTime: 10 * 60_000 })
  return data?.silenceDays ?? usual
}
