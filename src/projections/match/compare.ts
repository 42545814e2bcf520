import type { Fragment, Queryable, Sql, Trx } from '#src/db/pool.ts'
import { derivedOnly, transact } from '#src/db/transaction.ts'
import { Hearing } from '#src/identity/match/hearing.ts'
import type { HouseModel } from '#src/identity/match/house-model.ts'
import { heldBack, logOdds } from '#src/identity/match/marks.ts'
import type { Held } from '#src/identity/match/verdict.ts'
import { postgresJson } from '#src/lib/json.ts'
import { candidatesOf, type Listed, watchBlocks } from './blocks.ts'
import { modelInForce } from './model.ts'
import { clash, type Trait } from './record-of.ts'

/** Pairs below this probability are not kept: no mark can be set lower. */
export const lowestMark = 0.05

/**
 * People held against others in one transaction. Whoever shares a block with one of them is read and taken apart once a page:
 * of a small page that would be most of the work.
 */
const page = 1_000
const few = 100

export interface Heard extends Trait {
  readonly person_id: string
}

interface PairRow {
  readonly a: string
  readonly b: string
  readonly odds: number
  readonly held: Held | null
}

/** Judges pairs of people by a model; those at or above `floor` (natural log odds). `a` is the smaller id. */
function judgeAll(
  house: HouseModel,
  people: readonly Heard[],
  pairs: readonly (readonly [string, string])[],
  floor: number,
): PairRow[] {
  const places = new Map(people.map((one, at) => [one.person_id, at]))
  const hearing = new Hearing(
    house,
    people.map(({ person_id, values }) => ({ id: person_id, values })),
  )
  const rows = new Map<string, PairRow>()
  for (const [one, other] of pairs) {
    const [a, b] = one < other ? [one, other] : [other, one]
    const [x, y] = [places.get(a), places.get(b)]
    if (x === undefined || y === undefined || rows.has(`${a}~${b}`)) continue
    const judged = hearing.judge(x, y)
    if (judged.odds < floor) continue
    const clashing = clash(people[x]?.slugs ?? [], people[y]?.slugs ?? [])
    rows.set(`${a}~${b}`, {
      a,
      b,
      odds: clashing ? Math.min(judged.odds, heldBack) : judged.odds,
      held: clashing ? 'conflict' : judged.held,
    })
  }
  return [...rows.values()]
}

export const traitsOf = (trx: Queryable, people: readonly string[]): Promise<Heard[]> =>
  trx<Heard[]>`
    select t.person_id, t.said as values, t.slugs from trait t join unnest(${[...people]}::uuid[]) as p (id) on p.id = t.person_id
    order by t.person_id`

/**
 * Recomputes the pairs of these people: with everybody in their blocks, and with nobody else. Where who is listed is left
 * until their own turn, and everybody is listed, each pair is judged once.
 */
async function compare(trx: Trx, people: readonly string[], listed: Listed): Promise<void> {
  const house = await modelInForce(trx)
  const candidates = await candidatesOf(trx, people, listed)
  const involved = [...new Set(candidates.flat())].sort()
  const rows = judgeAll(house, await traitsOf(trx, involved), candidates, logOdds(lowestMark)).map(row => ({
    ...row,
    odds: Math.round(row.odds * 1000),
    model: house.version,
  }))
  const settled = (other: Fragment): Fragment =>
    listed === 'left' ? trx`and not exists (select from dirty_pair d where d.person_id = ${other})` : trx``
  await trx`
    delete from pair p using unnest(${[...people]}::uuid[]) as x (id) where p.a = x.id ${settled(trx`p.b`)}`
  await trx`
    delete from pair p using unnest(${[...people]}::uuid[]) as x (id) where p.b = x.id ${settled(trx`p.a`)}`
  if (rows.length === 0) return
  await trx`
    with found as materialized (
      select * from json_to_recordset(${postgresJson(rows)}::text::json) as x (a uuid, b uuid, odds int, held text, model int)
    ), side as materialized (
      select distinct x.person_id, p.persona_id from (select a as person_id from found union select b from found) x
      join persona p on p.person_id = x.person_id
    ), decided as materialized (
      -- Decisions that name a persona of each side.
      select f.a, f.b, bool_or(e.kind <> 'person.merged' and t.stands) as refused, bool_or(e.kind = 'person.merged' and not t.stands) as parted
      from found f
      join side x on x.person_id = f.a
      join ledger.subject s on s.subject_id = x.persona_id and s.noun = 'identity'
      join ledger.entry e on e.id = s.entry_id and e.kind in ('pair.refused', 'person.split', 'person.merged')
      join ledger.subject o on o.entry_id = e.id and o.noun = 'identity'
      join side y on y.persona_id = o.subject_id and y.person_id = f.b
      cross join lateral (select exists (select from standing t where t.entry_id = e.id) as stands) t
      group by f.a, f.b
    )
    insert into pair (a, b, odds, held, parted, model)
    select f.a, f.b, f.odds, f.held, coalesce(d.parted, false), f.model
    from found f left join decided d using (a, b)
    where d.refused is not true
    on conflict (a, b) do update set odds = excluded.odds, held = excluded.held, parted = excluded.parted, model = excluded.model`
}

/** For a person who waits: at once, and once more by the worker when everything else has been committed. */
export async function compareNow(trx: Trx, people: readonly string[]): Promise<void> {
  await compare(trx, people, 'met')
}

/**
 * Holds the next people whose traits changed against their blocks, one page at a time and one process at a time, so that
 * of two who came at once each is met by the later. Answers how many.
 */
export function compareDirty(sql: Sql, limit = page): Promise<number> {
  return transact(sql, async trx => {
    const [[lock]] = await Promise.all([
      trx<{ alone: boolean }[]>`
        select pg_try_advisory_xact_lock(hashtextextended('pairs ' || current_schema(), 20)) as alone`,
      derivedOnly(trx),
    ])
    if (!lock?.alone) return 0
    const blocks = await trx<{ key: number }[]>`
      delete from dirty_block where key in (select key from dirty_block order by key limit 5000) returning key`
    const rows = await trx<{ person_id: string; keys: number[] | null }[]>`
      with next as materialized (select person_id from dirty_pair order by person_id limit ${limit} for update skip locked),
        taken as (delete from dirty_pair d using next where d.person_id = next.person_id returning d.person_id)
      select taken.person_id, t.keys from taken left join trait t on t.person_id = taken.person_id order by 1`
    // As many as clicks bring are planned for as clicks are: planning anew would be most of the work.
    if (rows.length + blocks.length > few) await trx`set local plan_cache_mode = force_custom_plan`
    await watchBlocks(trx, [...blocks.map(row => row.key), ...rows.flatMap(row => row.keys ?? [])])
    if (rows.length > 0)
      await compare(
        trx,
        rows.map(row => row.person_id),
        'left',
      )
    return rows.length + blocks.length
  })
}
