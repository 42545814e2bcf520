import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { effortOf, type OwnMinutes } from '#src/domain/effort.ts'
import { measuredMinutes } from '../effort.ts'
import type { Span } from '../journey/asked.ts'
import { ourTouches } from '../journey/mine.ts'

/**
 * Hours of our work by channel in a period: every interaction by people once, however many it was with; by the minutes
 * that somebody set or a call or meeting has, else by its kind.
 */
export async function hoursByChannel(
  sql: Queryable,
  viewer: Viewer,
  span: Span,
  own: OwnMinutes,
): Promise<Map<string, number>> {
  const measured = measuredMinutes(sql, 'm')
  const rows = await sql<{ channel: string; kind: string; times: number; minutes: number | null }[]>`
    with mine as (
      select distinct l.entry_id, coalesce(l.channel, 'other') as channel, l.kind from line l
      where ${ourTouches(sql, viewer, span)}
    )
    select m.channel, m.kind, count(*)::int as times, ${measured.minutes} as minutes
    from mine m ${measured.join}
    group by 1, 2, 4 order by 1, 2, 4`
  const hours = new Map<string, number>()
  for (const { channel, kind, times, minutes } of rows)
    hours.set(channel, (hours.get(channel) ?? 0) + (times * effortOf(kind, minutes, own).minutes) / 60)
  return hours
}
