import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { silentKinds } from '#src/domain/conversion.ts'
import { effortOf, type OwnMinutes } from '#src/domain/effort.ts'
import { interactions, weightOf } from '#src/domain/kind.ts'

/** Kinds that somebody may have timed. */
const timed = Object.keys(interactions).filter(kind => weightOf(kind) === 'conversation')

/**
 * Hours of our work by channel in a period: every interaction by people once, however many it was with; by its own
 * minutes where a call or meeting has any, else by its kind.
 */
export async function hoursByChannel(
  sql: Queryable,
  viewer: Viewer,
  { from, before }: { readonly from?: string; readonly before?: string },
  own: OwnMinutes,
): Promise<Map<string, number>> {
  const rows = await sql<{ channel: string; kind: string; times: number; minutes: number | null }[]>`
    with mine as (
      select distinct l.entry_id, coalesce(l.channel, 'other') as channel, l.kind from line l
      where l.know in ${audiencesOf(sql, viewer)} and not l.automatic and l.kind <> all(${[...silentKinds]}) and l.precision <> 'unknown'
        and l.at >= ${from ?? '0001-01-01'}::text::timestamptz and l.at < ${before ?? 'infinity'}::text::timestamptz
    )
    select m.channel, m.kind, count(*)::int as times,
      case when jsonb_typeof(p.body -> 'minutes') = 'number' then (p.body ->> 'minutes')::float8 end as minutes
    from mine m left join ledger.payload p on p.entry_id = m.entry_id and m.kind = any(${timed})
    group by 1, 2, 4 order by 1, 2, 4`
  const hours = new Map<string, number>()
  for (const { channel, kind, times, minutes } of rows)
    hours.set(channel, (hours.get(channel) ?? 0) + (times * effortOf(kind, minutes, own).minutes) / 60)
  return hours
}
