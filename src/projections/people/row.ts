import type { Channel } from '#src/domain/channel.ts'
import type { Direction } from '#src/domain/draft.ts'
import type { Precision } from '#src/domain/occurred.ts'
import type { NextStep, Touch } from '#src/domain/views/common.ts'
import type { PersonRow } from '#src/domain/views/people.ts'

/** A row of `card` as it is read. */
export interface CardRecord {
  readonly person_id: string
  readonly audience: number
  readonly opened: boolean
  readonly name: string
  readonly headline: string | null
  readonly company: string | null
  readonly company_id: string | null
  readonly title: string | null
  readonly place: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly last_at: string
  readonly last_precision: Precision | null
  readonly last_entry: string | null
  readonly last_kind: string | null
  readonly last_channel: Channel | null
  readonly last_direction: Direction | null
  readonly last_account: string | null
  readonly waiting_at: string | null
  readonly waiting_entry: string | null
  readonly next_at: string | null
  readonly next_text: string | null
  readonly next_entry: string | null
  readonly next_account: string | null
  readonly owner: string | null
  readonly tags: string[]
  readonly pools: string[]
  readonly rating: number | null
  readonly forbidden: string | null
  readonly forbidden_at: string | null
  readonly forbidden_account: string | null
  readonly added_at: string
}

/** '-infinity' stands for a time that nobody knows. */
export const knownTime = (at: string): string | null => (at.startsWith('-') ? null : at)

export const touchOf = (row: CardRecord): Touch | null =>
  row.last_entry && row.last_kind && row.last_direction
    ? {
        entry: row.last_entry,
        at: knownTime(row.last_at),
        precision: row.last_precision ?? 'unknown',
        kind: row.last_kind,
        channel: row.last_channel,
        direction: row.last_direction,
        account: row.last_account,
      }
    : null

const nextOf = (row: CardRecord): NextStep | null =>
  row.next_entry && row.next_at
    ? { entry: row.next_entry, text: row.next_text ?? '', due: row.next_at, account: row.next_account }
    : null

export const rowOf = (row: CardRecord): PersonRow => ({
  id: row.person_id,
  name: row.name,
  headline: row.headline,
  company: row.company,
  title: row.title,
  place: row.place,
  last: touchOf(row),
  next: nextOf(row),
  owner: row.owner,
  tags: row.tags,
  rating: row.rating,
  email: row.email,
  phone: row.phone,
  doNotContact: row.forbidden !== null,
})
