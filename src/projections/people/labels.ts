import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { fullest } from './list.ts'

/** Tags or pools in use, the most used first, counted over the people whom the viewer may know of. */
export async function labelCounts(
  sql: Queryable,
  viewer: Viewer,
  which: 'tags' | 'pools',
): Promise<{ label: string; count: number }[]> {
  return sql<{ label: string; count: number }[]>`
    select label, count(*)::int as count from card c cross join unnest(c.${sql(which)}) as label
    where c.audience in ${audiencesOf(sql, viewer)} and c.opened and cardinality(c.${sql(which)}) > 0 and ${fullest(sql, viewer)}
    group by label order by count desc, label limit 500`
}
