import type { Fragment, Queryable, Trx } from '#src/db/pool.ts'
import { literally } from '#src/db/prefix.ts'

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

/**
 * Who stands in the block of a key, each a row `b`, where it is small enough. Of a block that has just been filled, and was
 * not watched yet, no more is read than shows that it is full: the work for one person never grows with the house.
 */
export const whoStandsIn = (sql: Queryable, key: Fragment, largest = largestBlock): Fragment => sql`
  cross join lateral (
    select array_agg(x.person_id) as members
    from (select person_id from block where key = ${key} limit ${literally(sql, largest + 1)}) x) near
  cross join lateral unnest(case when cardinality(near.members) <= ${literally(sql, largest)} then near.members end) as b (person_id)`

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
  largest = largestBlock,
): Promise<readonly (readonly [string, string])[]> {
  // Whoever works through a list has watched its blocks: what is left of them is small, and is joined as a whole.
  const met =
    listed === 'left'
      ? trx`join block b on b.key = m.key where not exists (select from dirty_pair d where d.person_id = b.person_id) and`
      : trx`${whoStandsIn(trx, trx`m.key`, largest)} where`
  const rows = await trx<{ person: string; other: string }[]>`
    with mine as materialized (
      -- Full blocks are left out before they are read: one may hold everybody.
      select t.person_id, k.key from trait t join unnest(${[...people]}::uuid[]) as p (id) on p.id = t.person_id
      cross join unnest(t.keys) as k (key)
      where not exists (select from full_block f where f.key = k.key)
    )
    select distinct m.person_id as person, b.person_id as other
    from mine m ${met} b.person_id <> m.person_id
    order by 1, 2`
  return rows.map(({ person, other }) => [person, other])
}
