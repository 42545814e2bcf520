import type { AccountRole, Colleague } from './common.ts'

export interface Session {
  /** No account yet: the browser shows the first-run set-up. */
  readonly setup: boolean
  readonly account: (Colleague & { readonly role: AccountRole }) | null
  /** Those who left too: their names stand on lines. */
  readonly colleagues: readonly (Colleague & { readonly active: boolean })[]
  /** The invented agency: people of it among whom the visitor may switch. */
  readonly demo: boolean
  readonly preferences: Preferences
  readonly running: readonly { readonly id: string; readonly name: string; readonly share: number | null }[]
  readonly version: string
  /** It fills its own jobs: no clients, no fees, and jobs are requisitions. */
  readonly inHouse: boolean
}

export interface Preferences {
  readonly theme: 'light' | 'dark' | 'system'
  readonly keys: boolean
  readonly peopleColumns: readonly string[]
  readonly density: 'normal' | 'compact'
  readonly country: string
}
