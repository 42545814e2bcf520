import type { Trx } from '#src/db/pool.ts'

/**
 * People who may share a key and be compared. A block that more share says too little for the work it makes; each of them
 * has finer keys beside it. What that loses is measured in docs/benchmarks/match.md.
 */
export const largestBlock = 40

/**
 * Learns which of these keys more people share than are compared, and which no longer. Who has a pair in a block that
 * has just grown full, or is in one that has just become small enough, is looked at again.
 */
export async function watchBlocks(trx: Trx, keys: readonly number[], largest = largestBlock): Promise<void> {
  if (keys.length === 0) return
  const sized = await trx<{ key: number; full: boolean; known: boolean }[]>`
    select k.key, s.size > ${largest} as full, f.key is not null as known
    from (select distinct unnest(${[...keys]}::int[]) as key) k
    left join full_block f on f.key = k.key
    cross join lateral (select count(*) as size from (select from block b where b.key = k.key limit ${largest + 1}) n) s
    where (s.size > ${largest}) <> (f.key is not null)`
  const grown = sized.filter(row => row.full && !row.known).map(row => row.key)
  const shrunk = sized.filter(row => !row.full && row.known).map(row => row.key)
  if (grown.length > 0) {
    await trx`insert into full_block select unnest(${grown}::int[]) order by 1 on conflict do nothing`
    await trx`
      insert into dirty_pair
      select distinct b.person_id from block b where b.key = any(${grown}::int[])
        and exists (select from pair p where p.a = b.person_id union all select from pair p where p.b = b.person_id)
      order by 1 on conflict do nothing`
  }
  if (shrunk.length > 0) {
    await trx`delete from full_block where key = any(${shrunk}::int[])`
    await trx`
      insert into dirty_pair select distinct person_id from block where key = any(${shrunk}::int[]) order by 1 on conflict do nothing`
  }
}

/** Whether people who are listed to be compared are met now, or left until their own turn, when they meet these. */
export type Listed = 'met' | 'left'

/**
 * Blocking, run by the database: for each of these people everybody who shares a block with them that is not too large,
 * once. The keys are those of `identity/match/keys.ts`; `Blocks` runs them in memory, and a test holds the two together.
 */
export async function candidatesOf(
  trx: Trx,
  people: readonly string[],
  listed: Listed = 'met',
): Promise<readonly (readonly [string, string])[]> {
  const settled =
    listed === 'left' ? trx`where not exists (select from dirty_pair d where d.person_id = b.person_id)` : trx``
  const rows = await trx<{ person: string; other: string }[]>`
    with mine as materialized (
      -- Full blocks are left out before they are read: one may hold everybody.
      select t.person_id, k.key from trait t join unnest(${[...people]}::uuid[]) as p (id) on p.id = t.person_id
      cross join unnest(t.keys) as k (key)
      where not exists (select from full_block f where f.key = k.key)
    )
    select distinct m.person_id as person, b.person_id as other
    from mine m join block b on b.key = m.key and b.person_id <> m.person_id ${settled}
    order by 1, 2`
  return rows.map(({ person, other }) => [person, other])
}
