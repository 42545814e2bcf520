import type { Piece } from '#src/lib/excerpt.ts'
import type { Channel } from '../channel.ts'
import type { Direction } from '../draft.ts'
import type { Precision } from '../occurred.ts'
import type { PersonRef } from './common.ts'

/** Something that was written, found by its words. */
export interface TextHit {
  readonly entry: string
  readonly at: string | null
  readonly precision: Precision
  readonly kind: string
  readonly channel: Channel | null
  readonly direction: Direction
  /** Subject or title, whole or its place with the words; empty where there is none. */
  readonly title: readonly Piece[]
  readonly excerpt: readonly Piece[]
  /** On whose lines it stands, whoever said it first; at most six. */
  readonly people: readonly PersonRef[]
  /** People beyond those. */
  readonly more: number
}

export interface TextHits {
  readonly rows: readonly TextHit[]
  readonly next: string | null
}
