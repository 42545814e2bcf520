import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Doubt } from '#src/domain/views/apart.ts'

/** Two people whom a record names as one while something speaks against it. `a` is the smaller id. */
export interface DoubtedPair {
  readonly a: string
  readonly b: string
  readonly why: Doubt['why']
}

/** Pairs that are shown at once; who settles them sees the next. */
const most = 500

/**
 * Pairs in doubt among people whom the whole house knows, each once: two who cannot be one by their dates or profiles
 * before two who are called otherwise, the latest first. Of whom somebody said already that they are not the same is
 * not asked again.
 */
export const doubtedPairs = (sql: Queryable, viewer: Viewer): Promise<DoubtedPair[]> =>
  sql<DoubtedPair[]>`
    select a, b, why from (
      select distinct on (d.a, d.b) d.a, d.b, d.why, d.at, d.why in ('names', 'many') as weak from doubt d
      where d.why <> 'refused' and d.know in ${audiencesOf(sql, viewer)} and not exists (
        select from unnest(array[d.a, d.b]) as one (id)
        where not exists (select from trait t join card c on c.person_id = t.person_id and c.audience = 0 and c.opened where t.person_id = one.id))
      order by d.a, d.b, weak, d.at desc, d.entry_id) d
    order by weak, at desc, a, b limit ${most}`
