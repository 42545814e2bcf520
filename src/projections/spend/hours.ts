import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { effortOf } from '#src/domain/effort.ts'
import type { WorksFilter } from '#src/domain/views/works.ts'
import { measuredMinutes } from '../effort.ts'
import type { WorkSettings } from '../job-line/settings.ts'
import type { Accounts } from './accounts.ts'
import { mostTouches, ourWork } from './work.ts'

export interface Hours {
  readonly byAccount: ReadonlyMap<string, number>
  /** There are more touches than are read: these are of the latest. */
  readonly more: boolean
}

/**
 * Hours of our work in a period by account: every interaction by people once, however many it was with; by the minutes
 * that somebody set or a call or meeting has, else by its kind. Narrowed, the part of each that was for these jobs.
 */
export async function hoursOf(
  sql: Queryable,
  viewer: Viewer,
  filter: WorksFilter,
  accounts: Accounts,
  { belonging, minutes: own }: WorkSettings,
): Promise<Hours> {
  const measured = measuredMinutes(sql, 'm')
  const rows = await sql<{ account: string; kind: string; touches: number; parts: number; minutes: number | null }[]>`
    select m.account, m.kind, count(*)::int as touches, sum(m.part) as parts, ${measured.minutes} as minutes
    from ${ourWork(sql, viewer, filter, accounts, belonging.sourcingDays)} m ${measured.join}
    group by 1, 2, 5 order by 1, 2, 5`
  const byAccount = new Map<string, number>()
  for (const { account, kind, parts, minutes } of rows)
    byAccount.set(account, (byAccount.get(account) ?? 0) + (parts * effortOf(kind, minutes, own).minutes) / 60)
  return { byAccount, more: rows.reduce((sum, row) => sum + row.touches, 0) >= mostTouches }
}
