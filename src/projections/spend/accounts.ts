import type { Fragment, Queryable } from '#src/db/pool.ts'
import { carriers, type Dimension } from '#src/domain/conversion.ts'

/** On whose account costs are: kinds of channels, all that only carries words as one, or our own channels by name. */
export type Accounts = 'source' | 'channel' | 'named'

export const accountsOf = (by: Dimension | undefined): Accounts => (by === 'channel' || by === 'named' ? by : 'source')

/** Hours and what was spent on channels that only carry words lie on no channel's account. */
export const conversations = 'conversations'
/** What is on no channel's account, or on none of our own. */
export const nobodys = 'other'

/** The account of a kind of channel, or of one of our own; `name` is null where it is none of them. */
export function accountOf(accounts: Accounts, channel: string, name: string | null): string {
  if (accounts === 'named') return name ?? nobodys
  return accounts === 'source' && carriers.has(channel) ? conversations : channel
}

/** The same of a touch `m` (channel) with the name `n` of our own channel. */
export const accountOfTouch = (sql: Queryable, accounts: Accounts): Fragment =>
  accounts === 'named'
    ? sql`coalesce(n.name, ${nobodys})`
    : accounts === 'channel'
      ? sql`m.channel`
      : sql`case when m.channel = any(${[...carriers]}) then ${conversations} else m.channel end`

export const isChannel = (accounts: Accounts, account: string): boolean =>
  account !== nobodys && (accounts === 'named' || account !== conversations)
