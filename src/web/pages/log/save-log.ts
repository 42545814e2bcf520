import type { Channel } from '#src/domain/channel.ts'
import type { LineRow } from '#src/domain/views/line.ts'
import { api, type LogBody, type LogReading } from '../../api.ts'
import { perform } from '../../data/act.ts'
import { aboutPerson } from '../../data/person-cache.ts'
import { queryClient } from '../../data/query-client.ts'
import { actWords } from '../../words/acts.ts'
import type { LinePages } from '../line/useLine.ts'

const channelOf: { readonly [noun: string]: Channel } = {
  call: 'phone',
  meeting: 'in-person',
  event: 'event',
  email: 'email',
  message: 'sms',
  application: 'web',
  note: 'internal',
}
const logChannel = (kind: string): Channel => channelOf[kind.split('.')[0] ?? ''] ?? 'internal'

const rowOf = (body: LogBody, me: string): LineRow => ({
  entry: `pending:${crypto.randomUUID()}`,
  at: body.at,
  precision: 'instant',
  kind: body.kind,
  channel: body.channel ?? logChannel(body.kind),
  direction: body.direction,
  account: me,
  author: null,
  title: body.minutes === undefined ? null : `${body.minutes} min`,
  snippet: body.text,
  thread: null,
  count: 1,
  automatic: false,
  access: 'open',
  job: null,
  others: [],
  hasOriginal: false,
})

function showAtOnce(person: string, row: LineRow): () => void {
  const before = queryClient.getQueriesData<LinePages>({
    queryKey: ['line', person],
    predicate: query => query.queryKey.length === 4,
  })
  for (const [key, data] of before) {
    const [first, ...rest] = data?.pages ?? []
    // Only lists that show the newest act: elsewhere the row would stand at the wrong time.
    if (data === undefined || first === undefined || first.newer !== null || !('items' in first)) continue
    queryClient.setQueryData<LinePages>(key, {
      ...data,
      pages: [{ ...first, items: [row, ...first.items], total: first.total + 1 }, ...rest],
    })
  }
  return () => {
    for (const [key, data] of before) queryClient.setQueryData(key, data)
  }
}

/** What is logged of a person when a typed line was understood so. */
export const logOf = (
  { kind, channel, at, text, direction, minutes, followup }: LogReading,
  person: string,
): LogBody => ({
  person,
  kind,
  channel,
  at,
  text,
  direction,
  ...(minutes === null ? {} : { minutes }),
  ...(followup === null ? {} : { followup }),
})

/** Puts an act on the line: there at once, saved behind it, taken back with words if it is refused. */
export const saveLog = (body: LogBody, me: string): Promise<unknown> =>
  perform({
    words: `Logged: ${actWords(body.kind, null).toLowerCase()}`,
    run: () => api.log(body),
    atOnce: () => showAtOnce(body.person, rowOf(body, me)),
    freshens: aboutPerson(body.person),
  })
