import type { Queryable } from '#src/db/pool.ts'
import type { Measured } from '#src/domain/views/same-person.ts'
import { wilson } from '#src/lib/statistics/wilson.ts'

/**
 * What people answered to pairs from a mark on, by the probability that the pair had when it was asked. What was
 * accepted together, unlooked at, is no answer; what happened by itself and was taken back is one.
 */
export async function measuredFrom(sql: Queryable, marks: readonly number[]): Promise<Measured[]> {
  const rows = await sql<{ mark: number; same: number; different: number }[]>`
    with answer as materialized (
      select distinct on (f.entry_id) f.kind, (f.body ->> 'probability')::float8 as probability, f.body from fact f
      where f.kind in ('pair.refused', 'person.merged') and f.know = 0 and f.body ? 'probability' order by f.entry_id
    )
    select m.mark,
      (select count(*)::int from answer a where a.probability >= m.mark and a.kind = 'person.merged' and not a.body ? 'rule' and not a.body ? 'together') as same,
      (select count(*)::int from answer a where a.probability >= m.mark and a.kind = 'pair.refused')
        + (select count(*)::int from pair p where p.parted and p.odds >= round(ln(m.mark / (1 - m.mark)) * 1000)) as different
    from unnest(${[...marks]}::float8[]) as m (mark) order by m.mark`
  return rows.map(row => {
    const asked = row.same + row.different
    return { ...row, atLeast: asked === 0 ? null : wilson(row.same, asked).low }
  })
}
