import type { Direction } from '#src/domain/draft.ts'
import type { JsonObject } from '#src/lib/json.ts'
import type { Entry } from './append.ts'
import { freshId } from './ids.ts'

interface TypedInput {
  readonly kind: string
  readonly channel: string | null
  readonly direction: Direction
  /** When it happened, ISO instant. */
  readonly at: string
  readonly precision?: 'instant' | 'day'
  /** When it was written down, where that is another time. */
  readonly seenAt?: string
  readonly body: JsonObject
  readonly text: string | null
  readonly subjects: Entry['subjects']
}

/** An interaction that somebody wrote down by hand: always an entry of its own. */
export const typed = ({ at, precision, seenAt, ...said }: TypedInput): Entry => ({
  ...said,
  id: freshId(),
  occurred_at: at,
  precision: precision ?? 'instant',
  utc_offset: 0,
  family: 'typed',
  body_version: 1,
  original_id: null,
  place: '',
  seen_at: seenAt ?? at,
})
