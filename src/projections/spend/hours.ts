import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { silentKinds } from '#src/domain/conversion.ts'
import { effortOf, type OwnMinutes } from '#src/domain/effort.ts'
import { measuredMinutes } from '../effort.ts'

/**
 * Hours of our work by channel in a period: every interaction by people once, however many it was with; by the minutes
 * that somebody set or a call or meeting has, else by its kind.
 */
export async function hoursByChannel(
  sql: Queryable,
  viewer: Viewer,
  { from, before }: { readonly from?: string; readonly before?: string },
  own: OwnMinutes,
): Promise<Map<string, number>> {
  const measured = measuredMinutes(sql, 'm')
  const rows = await sql<{ channel: string; kind: string; times: number; minutes: number | null }[]>`
    with mine as (
      select distinct l.entry_id, coalesce(l.channel, 'other') as channel, l.kind from line l
      where l.know in ${audiencesOf(sql, viewer)} and not l.automatic and l.kind <> all(${[...silentKinds]}) and l.precision <> 'unknown'
        and l.at >= ${from ?? '0001-01-01'}::text::timestamptz and l.at < ${before ?? 'infinity'}::text::timestamptz
    )
    select m.channel, m.kind, count(*)::int as times, ${measured.minutes} as minutes
    from mine m ${measured.join}
    group by 1, 2, 4 order by 1, 2, 4`
  const hours = new Map<string, number>()
  for (const { channel, kind, times, minutes } of rows)
    hours.set(channel, (hours.get(channel) ?? 0) + (times * effortOf(kind, minutes, own).minutes) / 60)
  return hours
}
