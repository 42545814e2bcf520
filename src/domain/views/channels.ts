import type { Channel } from '../channel.ts'

/** An own channel as its list shows it. */
export interface OwnChannel {
  readonly id: string
  readonly name: string
  readonly medium: Channel
  readonly code: string
  readonly address: string | null
  readonly target: string | null
  readonly since: string
  /** Names that it had before, and channels that were merged into it. */
  readonly formerly: readonly string[]
  /** People of whom a touch came by it, and touches. */
  readonly people: number
  readonly touches: number
  /** Looks at its tracked address by people who are not known, by day's sum; and what machines fetched. */
  readonly visits: number
  readonly machines: number
}

/** What touches say they came by that no own channel is called. */
export interface UnnamedSource {
  /** As it was written. */
  readonly name: string
  /** Kind of the channel where the words told it. */
  readonly medium: string | null
  readonly people: number
}
