import type { Fragment, Queryable } from '#src/db/pool.ts'
import type { Dimension } from '#src/domain/conversion.ts'

/** What credit can be shared to that is not in the columns in memory. */
export type NamedDimension = Extract<Dimension, 'named' | 'content' | 'colleague'>
export const isNamed = (by: Dimension | undefined): by is NamedDimension =>
  by === 'named' || by === 'content' || by === 'colleague'

/** What each touch of a journey `g` is called in a dimension, in order; null where it has no name. */
export function nameOf(sql: Queryable, by: NamedDimension): Fragment {
  switch (by) {
    case 'content':
      return sql`g.contents`
    case 'colleague':
      return sql`(select array_agg(a.name order by t.at) from unnest(g.accounts) with ordinality as t (account, at) left join desk.account a on a.id = t.account)`
    case 'named':
      return sql`(select array_agg(h.name order by t.at) from unnest(g.sources) with ordinality as t (source, at) left join channel_name h on h.source = t.source)`
  }
}
