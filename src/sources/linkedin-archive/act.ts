import type { Draft, Party } from '#src/domain/draft.ts'
import { before, type Occurred } from '#src/domain/occurred.ts'
import type { Archive } from './archive.ts'
import { readDate } from './date.ts'
import type { Row } from './row.ts'

interface Act extends Pick<Draft, 'kind' | 'direction' | 'occurred' | 'family' | 'key' | 'body' | 'text'> {
  readonly people: readonly (Party | null)[]
  readonly thread?: string
  readonly bulk?: boolean
}

/** An interaction as the archive saw it. The holder is never among its people: direction says what was their part. */
export function act(row: Row, archive: Archive, { people, ...rest }: Act): Draft {
  return {
    ...rest,
    channel: 'linkedin',
    people: people.filter(party => party !== null),
    original: row.original(),
    place: row.place,
    seenAt: archive.madeAt,
  }
}

/** When a row's act took place: before the archive where the cell is empty, null where it holds something else. */
export const when = (cell: string, archive: Archive): Occurred | null =>
  cell === '' ? before(archive.madeAt) : readDate(cell)

export const badDate = (cell: string): string => `The date "${cell.slice(0, 60)}" could not be read.`

/** An act's moment as part of its key; an undated one has none, since "before" moves with every archive. */
export const momentKey = (occurred: Occurred): string => (occurred.precision === 'before' ? '' : (occurred.at ?? ''))
