import type { Line } from '../layout/model.ts'
import type { DateSpan } from './dates.ts'
import type { Piece } from './piece.ts'

/** A line of a section with what it is told by. */
export interface Row {
  readonly line: Line
  /** The cells that are not dates, places or lengths of time. */
  readonly mains: readonly Piece[]
  /** Places and the like beside them. */
  readonly sides: readonly Piece[]
  readonly dates: readonly Dated[]
  readonly kind: 'head' | 'body'
  /** Where the text of this section ends on the right. */
  readonly room: number
  /** Where the text of lines ends that have a date or place beside it. */
  readonly column: number
}

export interface Dated {
  readonly span: DateSpan
  readonly piece: Piece
}
