import type { Today, TodayRow } from '#src/domain/views/today.ts'
import { api } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { queries } from '../../data/queries.ts'
import { queryClient } from '../../data/query-client.ts'
import { dueWords, userLocale } from '../../words/dates.ts'
import type { TodayVerb } from './TodayGroup.tsx'

const lists = ['waiting', 'promised', 'catchUp'] as const

/** Takes a row off the page at once; returns what puts it back. */
function leave(key: string): () => void {
  const before = queryClient.getQueryData(queries.today.queryKey)
  queryClient.setQueryData(queries.today.queryKey, today => {
    if (today === undefined) return today
    const left: { [K in (typeof lists)[number]]: readonly TodayRow[] } = {
      waiting: today.waiting,
      promised: today.promised,
      catchUp: today.catchUp,
    }
    for (const list of lists) left[list] = today[list].filter(row => row.key !== key)
    return { ...today, ...left } satisfies Today
  })
  return () => queryClient.setQueryData(queries.today.queryKey, before)
}

/** Today is everybody's own; that a promise is kept goes onto the line, which a reader does not write on. */
export const mayEnd = (verb: TodayVerb, mayWrite: boolean): boolean => mayWrite || verb !== 'log'

export const doneWith = (row: TodayRow): Promise<unknown> =>
  perform({
    words: `Done: ${row.person.name}`,
    run: () => api.done(row.key),
    atOnce: () => leave(row.key),
    freshens: [['today'], ['person', row.person.id]],
  })

export const putOff = (row: TodayRow, until: Date): Promise<unknown> =>
  perform({
    words: `${row.person.name} comes back ${dueWords(until.toISOString(), userLocale())}`,
    run: () => api.later(row.key, until.toISOString()),
    back: () => api.notLater(row.key),
    atOnce: () => leave(row.key),
    freshens: [['today']],
  })
