import type { Channel } from '#src/domain/channel.ts'
import type { Direction } from '#src/domain/draft.ts'
import type { Precision } from '#src/domain/occurred.ts'
import type { PersonRef } from '#src/domain/views/common.ts'
import type { CvDifference } from '#src/domain/views/cv.ts'
import type { LineRow } from '#src/domain/views/line.ts'
import { knownTime } from '../people/row.ts'

/** A row of `line` as it is read. */
export interface LineRecord {
  readonly person_id: string
  readonly entry_id: string
  readonly at: string
  readonly precision: Precision
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  readonly account: string | null
  readonly thread: string | null
  readonly automatic: boolean
  readonly know: number
  readonly read: number
  readonly title: string | null
  readonly snippet: string | null
  readonly original: boolean
  readonly author: string | null
  readonly readable: boolean
  readonly count: number
}

interface Beside {
  readonly others: readonly PersonRef[]
  readonly job: PersonRef | null
  readonly difference?: CvDifference | undefined
}

export const lineRow = (row: LineRecord, { others, job, difference }: Beside): LineRow => ({
  entry: row.entry_id,
  at: knownTime(row.at),
  precision: row.precision,
  kind: row.kind,
  channel: row.channel,
  direction: row.direction,
  account: row.account,
  author: row.readable ? row.author : null,
  title: row.readable ? row.title : null,
  snippet: row.readable ? row.snippet : null,
  thread: row.thread,
  count: row.count,
  automatic: row.automatic,
  access: !row.readable ? 'known' : row.read === 0 ? 'open' : 'mine',
  job,
  others: row.readable ? others : [],
  hasOriginal: row.original && row.readable,
  ...(difference && row.readable ? { difference } : {}),
})
