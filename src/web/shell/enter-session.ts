import type { Session } from '#src/domain/views/session.ts'
import { queries } from '../data/queries.ts'
import { queryClient } from '../data/query-client.ts'
import { speak } from '../words/vocabulary.ts'

/** Begins a session of somebody else: nothing of what was on the screen before stays in memory. */
export function enterSession(session: Session): void {
  speak(session.inHouse)
  queryClient.removeQueries({ predicate: query => query.queryKey[0] !== 'session' })
  queryClient.setQueryData(queries.session.queryKey, session)
}
