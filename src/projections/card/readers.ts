import type { Trx } from '#src/db/pool.ts'

/** Whom a card is for: the whole house, or one account that knows more. */
export interface Reader {
  readonly audience: number
  /** Whether an entry of this audience is theirs to know (or read). */
  readonly sees: (level: number) => boolean
}

export const house = 0
export const houseReader: Reader = { audience: house, sees: level => level === house }

/**
 * The accounts behind these audiences: each sees what the house sees and every entry of a set that it belongs to. A
 * viewer is one account, so one card holds all that they may know of somebody.
 */
export async function readersOf(trx: Trx, levels: readonly number[]): Promise<Reader[]> {
  const ids = [...new Set(levels)].filter(level => level !== house)
  if (ids.length === 0) return []
  const rows = await trx<{ audience: number; levels: number[] }[]>`
    with level as materialized (select id, accounts from audience where id = any(${ids}::bigint[])),
      reader as materialized (
        select audience_id(array[a]) as id, array[a] as accounts, array_agg(level.id) as levels from level, unnest(level.accounts) as a group by a),
      kept as (insert into audience select id, accounts from reader order by id on conflict do nothing)
    select id as audience, levels from reader order by id`
  return rows.map(({ audience, levels: theirs }) => {
    const own = new Set(theirs)
    return { audience, sees: level => level === house || own.has(level) }
  })
}
