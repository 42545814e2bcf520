import type { QueryKey } from '@tanstack/react-query'
import type { LinePage, LineQuery } from '#src/domain/views/line.ts'

/** Whose line a list shows: a person's, with threads that unfold, or a company's. */
export interface LineSource {
  readonly key: QueryKey
  readonly fetch: (query: LineQuery) => Promise<LinePage>
  /** The person whose line it is; null for a company's. */
  readonly person: string | null
}
