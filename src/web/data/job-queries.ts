import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { jobsApi } from '../api-jobs.ts'

export const jobQueries = {
  settings: queryOptions({ queryKey: ['job-settings'], queryFn: jobsApi.settings, staleTime: 60_000 }),
  today: queryOptions({ queryKey: ['today', 'jobs'], queryFn: jobsApi.today }),
  list: (query: { readonly state?: string; readonly q?: string; readonly owner?: string }) =>
    infiniteQueryOptions({
      queryKey: ['jobs', query],
      queryFn: ({ pageParam }) => jobsApi.jobs({ ...query, ...(pageParam === undefined ? {} : { cursor: pageParam }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: last => last.next ?? undefined,
    }),
  job: (id: string) => queryOptions({ queryKey: ['job', id], queryFn: () => jobsApi.job(id) }),
  board: (id: string) => queryOptions({ queryKey: ['job', id, 'board'], queryFn: () => jobsApi.board(id) }),
  /** A hundred of a column, from a place on; of the ended ones where no column is named. */
  column: (id: string, column: number | null, cursor: number) =>
    queryOptions({
      queryKey: ['job', id, 'board', column, cursor],
      queryFn: () =>
        jobsApi.candidates(id, { ...(column === null ? { ended: true } : { column }), cursor: String(cursor) }),
    }),
  candidates: (id: string, q: string) =>
    infiniteQueryOptions({
      queryKey: ['job', id, 'people', q],
      queryFn: ({ pageParam }) =>
        jobsApi.candidates(id, {
          ...(q === '' ? {} : { q }),
          ...(pageParam === undefined ? {} : { cursor: pageParam }),
        }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: last => last.next ?? undefined,
    }),
  candidacy: (job: string, person: string) =>
    queryOptions({ queryKey: ['job', job, 'person', person], queryFn: () => jobsApi.candidacy(job, person) }),
  /** Asked again every second while something runs. */
  bulks: (id: string) =>
    queryOptions({
      queryKey: ['job', id, 'bulks'],
      queryFn: () => jobsApi.bulks(id),
      refetchInterval: query => (query.state.data?.some(one => one.state === 'running') === true ? 1000 : false),
    }),
  links: (id: string) => queryOptions({ queryKey: ['job', id, 'links'], queryFn: () => jobsApi.links(id) }),
  owed: (id: string) => queryOptions({ queryKey: ['job', id, 'owed'], queryFn: () => jobsApi.owed(id) }),
  client: (id: string) => queryOptions({ queryKey: ['company', id, 'client'], queryFn: () => jobsApi.client(id) }),
}
