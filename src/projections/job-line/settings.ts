import type { Queryable } from '#src/db/pool.ts'
import { type BelongingRules, belongingRules, defaultBelonging } from '#src/domain/belonging.ts'
import { type OwnMinutes, ownMinutes } from '#src/domain/effort.ts'

export interface WorkSettings {
  readonly belonging: BelongingRules
  readonly minutes: OwnMinutes
}

/** How touches are counted and weighed in this house. What no longer fits its shape is the default again. */
export async function workSettings(sql: Queryable): Promise<WorkSettings> {
  const rows = await sql<{ name: string; value: unknown }[]>`
    select name, value from desk.setting where name in ('belonging', 'minutes')`
  const found = new Map(rows.map(row => [row.name, row.value]))
  const belonging = belongingRules.safeParse(found.get('belonging'))
  const minutes = ownMinutes.safeParse(found.get('minutes'))
  return {
    belonging: belonging.success ? belonging.data : defaultBelonging,
    minutes: minutes.success ? minutes.data : {},
  }
}
