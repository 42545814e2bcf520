import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { PeopleQuery } from '#src/domain/views/people.ts'
import { api } from '../api.ts'

/** Everything that screens read. The first part of each key is the noun; `live.ts` freshens by it. */
const page = <T extends { readonly next: string | null }>(
  key: readonly unknown[],
  fetch: (cursor: string | undefined) => Promise<T>,
) =>
  infiniteQueryOptions({
    queryKey: key,
    queryFn: ({ pageParam }) => fetch(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: last => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const queries = {
  session: queryOptions({
    queryKey: ['session'],
    queryFn: api.session,
    staleTime: 60_000,
    refetchInterval: 5 * 60_000,
  }),
  people: (query: PeopleQuery) =>
    page(['people', query], cursor =>
      api.people({ ...query, limit: cursor === undefined ? 100 : 300, ...(cursor === undefined ? {} : { cursor }) }),
    ),
  person: (id: string) => queryOptions({ queryKey: ['person', id], queryFn: () => api.person(id) }),
  apart: (person: string) => queryOptions({ queryKey: ['apart', person], queryFn: () => api.apart(person) }),
  /** The line from its newest end, without filters. */
  firstLine: (person: string) => ['line', person, {}, {}] as const,
  thread: (person: string, thread: string) =>
    queryOptions({ queryKey: ['line', person, 'thread', thread], queryFn: () => api.thread(person, thread) }),
  automatic: (person: string, month: string) =>
    queryOptions({ queryKey: ['line', person, 'automatic', month], queryFn: () => api.automatic(person, month) }),
  picture: (person: string, window: { readonly from?: string; readonly to?: string }) =>
    queryOptions({
      queryKey: ['picture', person, window],
      queryFn: () => api.picture(person, window),
      placeholderData: keepPreviousData,
    }),
  cv: (person: string, entry: string) =>
    queryOptions({ queryKey: ['line', person, 'cv', entry], queryFn: () => api.cv(person, entry) }),
  importedCvs: (id: string, state: string) =>
    queryOptions({
      queryKey: ['imports', id, 'cvs', state],
      queryFn: () => api.importedCvs(id),
      placeholderData: keepPreviousData,
    }),
  lessons: queryOptions({ queryKey: ['lessons'], queryFn: api.lessons }),
  entry: (entry: string) => queryOptions({ queryKey: ['entry', entry], queryFn: () => api.entry(entry) }),
  today: queryOptions({ queryKey: ['today'], queryFn: api.today }),
  samePerson: page(['same-person'], api.samePerson),
  sameCompany: queryOptions({ queryKey: ['same-company'], queryFn: api.sameCompany }),
  matchPicture: queryOptions({ queryKey: ['match-picture'], queryFn: api.matchPicture }),
  unknownSenders: page(['unknown-senders'], api.unknownSenders),
  companies: (query: { readonly q?: string; readonly sort?: string }) =>
    page(['companies', query], cursor => api.companies({ ...query, ...(cursor === undefined ? {} : { cursor }) })),
  company: (id: string) => queryOptions({ queryKey: ['company', id], queryFn: () => api.company(id) }),
  search: (q: string) =>
    queryOptions({
      queryKey: ['search', q],
      queryFn: () => api.search(q),
      placeholderData: keepPreviousData,
      enabled: q.trim() !== '',
    }),
  /** Under "line": what is said on somebody's line freshens it. */
  texts: (q: string) =>
    page(['line', 'texts', q], cursor => api.texts({ q, ...(cursor === undefined ? {} : { cursor }) })),
  /** The newest few, for the search box. */
  textsNear: (q: string) =>
    queryOptions({
      queryKey: ['line', 'texts near', q],
      queryFn: () => api.texts({ q, limit: 4 }),
      placeholderData: keepPreviousData,
      enabled: q.length >= 3,
    }),
  tags: queryOptions({ queryKey: ['tags'], queryFn: api.tags }),
  pools: queryOptions({ queryKey: ['pools'], queryFn: api.pools }),
  accounts: queryOptions({ queryKey: ['accounts'], queryFn: api.accounts }),
  imports: queryOptions({ queryKey: ['imports'], queryFn: api.imports }),
  import: (id: string) => queryOptions({ queryKey: ['imports', id], queryFn: () => api.import(id) }),
  preview: (id: string) =>
    queryOptions({
      queryKey: ['imports', id, 'preview'],
      queryFn: () => api.preview(id),
      placeholderData: keepPreviousData,
    }),
  unread: (id: string) => page(['imports', id, 'unread'], cursor => api.unread(id, cursor)),
  past: queryOptions({ queryKey: ['past'], queryFn: api.past }),
  connectors: queryOptions({ queryKey: ['connectors'], queryFn: api.connectors, staleTime: Number.POSITIVE_INFINITY }),
  house: queryOptions({ queryKey: ['house'], queryFn: api.house }),
  doctor: queryOptions({ queryKey: ['doctor'], queryFn: api.doctor }),
}
