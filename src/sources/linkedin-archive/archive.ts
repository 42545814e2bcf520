import type { Identifier } from '#src/domain/identifier.ts'
import type { ReadContext } from '../source.ts'
import type { Holder } from './holder.ts'
import type { NameBook } from './names.ts'

/** What the reader of a row knows of the archive around it. */
export interface Archive {
  readonly context: ReadContext
  readonly holder: Holder
  readonly self: readonly [Identifier, ...Identifier[]]
  readonly names: NameBook
  readonly connected: ReadonlyMap<string, string> | null
  /** When the archive was made, ISO instant. */
  readonly madeAt: string
  /** People whose name this reading has claimed: once is enough. */
  readonly named: Set<string>
}
