import { api } from '../api.ts'
import type { LinePages } from '../pages/line/useLine.ts'
import { queries } from './queries.ts'
import { queryClient } from './query-client.ts'
import { isSignedIn } from './signed-in.ts'

/**
 * Fetches what a person's page shows before it is on the screen: who they are and the first screen of the line in one
 * request, the picture beside it. Whoever was here a moment ago is only freshened. `plain` is a line without filters,
 * from its newest end.
 */
export function openPerson(id: string, plain: boolean): void {
  if (!isSignedIn()) return
  const { queryKey } = queries.person(id)
  void queryClient.prefetchQuery(queries.picture(id, {}))
  if (!plain || queryClient.getQueryData(queryKey) !== undefined) {
    void queryClient.prefetchQuery(queries.person(id))
    return
  }
  void queryClient.prefetchQuery({
    queryKey,
    queryFn: async () => {
      const opened = await api.personPage(id)
      if ('redirect' in opened) return opened
      const line = queries.firstLine(id)
      if (queryClient.getQueryData(line) === undefined)
        queryClient.setQueryData<LinePages>(line, { pages: [opened.line], pageParams: [{}] })
      return opened.person
    },
  })
}
