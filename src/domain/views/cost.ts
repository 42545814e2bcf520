import type { CreditModel } from '../credit-model.ts'
import type { Money } from '../money.ts'
import type { CostSettings, NewSpend, SpendSort } from '../spend.ts'

export interface SpendRow {
  readonly id: string
  readonly channel: string
  /** Of our own channels, by its code; the name that it has now, null when it has none any more. */
  readonly own: { readonly code: string; readonly name: string | null } | null
  readonly from: string
  readonly to: string
  /** Minor units of `currency`. */
  readonly amount: number
  readonly currency: string
  readonly sort: SpendSort
  readonly category: string
  readonly note: string
}

/** What one channel, or one of our own by name, cost and brought in a period; amounts in minor units of the report's currency. */
export interface ChannelCost {
  readonly channel: string
  readonly spent: number
  readonly hours: number
  /** Hours at the house's rate; 0 without one. */
  readonly work: number
  readonly cost: number
  /** Placements and fees credited by the chosen way of counting. */
  readonly hires: number
  readonly fees: number
  readonly perHire: number | null
  /** (fees - cost) / cost; null without a cost. */
  readonly return: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
}

export interface CostReport {
  readonly model: CreditModel
  readonly settings: CostSettings
  readonly placements: number
  readonly external: number
  readonly internal: number
  readonly hours: number
  /** More touches lie in the period than are read: hours are of the latest. */
  readonly moreTouches: boolean
  /** ANSI/SHRM-06001.2012; null without a placement. */
  readonly perHire: number | null
  readonly fees: number
  readonly rows: readonly ChannelCost[]
  /** Of some jobs alone: what the whole house spent, and what of it is in nobody's part, as nobody came by its channel. */
  readonly narrowed: { readonly spent: number; readonly nobodys: number } | null
  /** What is in no figure because nobody said what its currency is worth. */
  readonly left: { readonly spent: readonly Money[]; readonly fees: readonly Money[]; readonly placements: number }
  /** Currencies that are in the figures at a rate of the house. */
  readonly at: readonly string[]
}

/** A file of what was spent, before anything is kept. */
export interface SpendFile {
  readonly rows: readonly NewSpend[]
  readonly unread: readonly { readonly line: number; readonly why: string }[]
  readonly unreadRows: number
  /** Columns that mean nothing here. */
  readonly unused: readonly string[]
  /** Our own channels in it, by `own`, as they are called now. */
  readonly names: Readonly<Record<string, string>>
}
