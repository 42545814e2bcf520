import type { Preferences } from '#src/domain/views/session.ts'
import { api } from '../api.ts'
import { perform } from './act.ts'
import { queries } from './queries.ts'
import { queryClient } from './query-client.ts'
import { useSession } from './useSession.ts'

/** The viewer's preferences and the way to change them; a change is on the screen at once. */
export function usePreferences(): readonly [Preferences, (change: Partial<Preferences>) => void] {
  const { preferences } = useSession()
  const change = (part: Partial<Preferences>): void => {
    const now = { ...preferences, ...part }
    void perform({
      words: null,
      run: () => api.savePreferences(now),
      atOnce: () => {
        const before = queryClient.getQueryData(queries.session.queryKey)
        queryClient.setQueryData(queries.session.queryKey, session =>
          session === undefined ? session : { ...session, preferences: now },
        )
        return () => queryClient.setQueryData(queries.session.queryKey, before)
      },
      freshens: [['session']],
    })
  }
  return [preferences, change]
}
