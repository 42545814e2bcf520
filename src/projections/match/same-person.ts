import { audiencesOf, type Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Page } from '#src/domain/views/common.ts'
import type { AboveMark, SamePersonGroup, SamePersonSide } from '#src/domain/views/same-person.ts'
import { logOdds } from '#src/identity/match/marks.ts'
import { settingsOf } from '../settings.ts'
import { type Heard, traitsOf } from './compare.ts'
import { type DoubtedPair, doubtedPairs } from './doubts.ts'
import { evidenceOf } from './evidence.ts'
import { type Group, groupsOf, type KnownPair, pairKey } from './groups.ts'
import { measuredFrom } from './measured.ts'
import { modelInForce } from './model.ts'
import { refusedAmong } from './refused.ts'

type StoredPair = KnownPair & { readonly parted: boolean }

/** Pairs that are put into groups at once, surest first; who settles them sees the next. */
const most = 2000

/** A mark as pairs keep their odds. */
export const thousandths = (mark: number): number => Math.ceil(logOdds(mark) * 1000)

const pairsFrom = (sql: Queryable, mark: number): Promise<StoredPair[]> =>
  sql<StoredPair[]>`
    select a, b, odds / 1000.0::float8 as odds, held, parted from pair where odds >= ${thousandths(mark)}
    order by pair.odds desc, a, b limit ${most}`

/**
 * The "Same person?" queue: groups at or above the lower mark, surest first; after them who is named as one by a record
 * and contradicts it, however unlikely.
 */
export async function samePersonGroups(
  sql: Queryable,
  viewer: Viewer,
  cursor: string | null,
  limit = 20,
): Promise<Page<SamePersonGroup>> {
  const offset = Math.max(0, Number.parseInt(cursor ?? '0', 10) || 0)
  const { askMark } = await settingsOf(sql)
  const [pairs, doubts] = await Promise.all([pairsFrom(sql, askMark), doubtedPairs(sql, viewer)])
  const apart = await refusedAmong(sql, [...new Set([...pairs, ...doubts].flatMap(({ a, b }) => [a, b]))])
  const groups = groupsOf(pairs, logOdds(askMark) - 0.001, apart)
  const asked = [...groups, ...alone(doubts, groups, apart)]
  return {
    rows: await shown(sql, viewer, asked.slice(offset, offset + limit), pairs, doubts),
    next: asked.length > offset + limit ? String(offset + limit) : null,
    total: asked.length + (pairs.length < most ? 0 : Math.max(0, (await countPairs(sql, askMark)) - groups.length)),
  }
}

/** A pair to be shown, whether the model or a record brought the two together. */
interface Asked extends Omit<Group, 'joins'> {
  readonly joins: readonly { readonly a: string; readonly b: string; readonly odds: number | null }[]
}

/** Pairs in doubt that stand in no group yet. */
function alone(doubts: readonly DoubtedPair[], groups: readonly Group[], apart: ReadonlySet<string>): Asked[] {
  const together = new Map<string, Set<Group>>()
  for (const group of groups)
    for (const person of group.people) together.set(person, (together.get(person) ?? new Set()).add(group))
  const isAsked = ({ a, b }: DoubtedPair): boolean =>
    [...(together.get(a) ?? [])].some(group => together.get(b)?.has(group))
  return doubts
    .filter(pair => !isAsked(pair) && !apart.has(pairKey(pair.a, pair.b)))
    .map(({ a, b }) => ({ people: [a, b], joins: [{ a, b, odds: null }] }))
}

async function countPairs(sql: Queryable, mark: number): Promise<number> {
  const [row] = await sql<{ total: number }[]>`
    select count(*)::int as total from (select from pair where odds >= ${thousandths(mark)} limit 100000) n`
  return row?.total ?? 0
}

/** Pairs at or above a mark that nothing holds back, as groups. */
export async function groupsAbove(sql: Queryable, mark: number): Promise<Group[]> {
  const pairs = await sql<StoredPair[]>`
    select a, b, odds / 1000.0::float8 as odds, held, parted from pair
    where odds >= ${thousandths(mark)} and held is null and not parted
      and not exists (select from doubt d where d.a = pair.a and d.b = pair.b and d.know = 0)
    order by pair.odds desc, a, b limit ${most}`
  const apart = await refusedAmong(sql, [...new Set(pairs.flatMap(({ a, b }) => [a, b]))])
  return groupsOf(pairs, logOdds(mark) - 0.001, apart)
}

/** What accepting everything above a mark would do, with some of it to look at first. */
export async function aboveMark(sql: Queryable, viewer: Viewer, mark: number, sample = 8): Promise<AboveMark> {
  const [groups, [held], measured] = await Promise.all([
    groupsAbove(sql, mark),
    sql<{ count: number }[]>`
      select count(*)::int as count from pair where odds >= ${thousandths(mark)} and (held is not null or parted
        or exists (select from doubt d where d.a = pair.a and d.b = pair.b and d.know = 0))`,
    measuredFrom(sql, [mark]),
  ])
  // The least sure are looked at first: where a mark is wrong, it is wrong there. The rest is drawn by their ids, which are hashes.
  const drawn = groups.slice(-Math.ceil(sample / 2))
  const others = groups
    .slice(0, -Math.ceil(sample / 2))
    .toSorted((x, y) => turned(x) - turned(y))
    .slice(0, sample - drawn.length)
  const pairs = groups.flatMap(group => group.joins.map(pair => ({ ...pair, parted: false })))
  return {
    mark,
    merges: groups.reduce((sum, group) => sum + group.people.length - 1, 0),
    held: held?.count ?? 0,
    sample: await shown(sql, viewer, [...drawn, ...others], pairs),
    measured: measured[0] ?? { mark, same: 0, different: 0, atLeast: null },
  }
}

const turned = ({ people: [first = ''] }: Group): number => Number.parseInt(first.slice(-8), 16)

async function shown(
  sql: Queryable,
  viewer: Viewer,
  groups: readonly Asked[],
  pairs: readonly StoredPair[],
  doubts: readonly DoubtedPair[] = [],
): Promise<SamePersonGroup[]> {
  const people = [...new Set(groups.flatMap(group => group.people))]
  if (people.length === 0) return []
  const [house, traits, sides] = await Promise.all([
    modelInForce(sql),
    traitsOf(sql, people),
    sidesOf(sql, viewer, people),
  ])
  const parted = new Set(pairs.filter(pair => pair.parted).map(({ a, b }) => pairKey(a, b)))
  const reasons = new Map(doubts.map(({ a, b, why }) => [pairKey(a, b), why]))
  const said = new Map(traits.map(one => [one.person_id, one]))
  return groups.flatMap((group): SamePersonGroup[] => {
    const heard = group.people.flatMap(id => said.get(id) ?? [])
    const shownPeople = group.people.flatMap(id => sideOf(sides.get(id), said.get(id)))
    if (shownPeople.length < group.people.length) return []
    const joins = group.joins.map(one => ({
      ...one,
      parted: parted.has(pairKey(one.a, one.b)),
      doubt: reasons.get(pairKey(one.a, one.b)) ?? null,
    }))
    return [{ key: group.people.join('~'), people: shownPeople, evidence: evidenceOf(house, heard, joins) }]
  })
}

type Side = Omit<SamePersonSide, 'values'>

const sideOf = (side: Side | undefined, heard: Heard | undefined): SamePersonSide[] =>
  side && heard ? [{ ...side, values: heard.values }] : []

async function sidesOf(sql: Queryable, viewer: Viewer, people: readonly string[]): Promise<ReadonlyMap<string, Side>> {
  const rows = await sql<Side[]>`
    select c.person_id as id, c.name, c.headline, nullif(c.last_at, '-infinity') as last, nullif(c.added_at, '-infinity') as added,
      (select count(*)::int from (select from line l where l.person_id = c.person_id and l.know in ${audiencesOf(sql, viewer)} limit 1000) n) as touches
    from card c join unnest(${[...people]}::uuid[]) as p (id) on p.id = c.person_id where c.audience = 0 and c.opened`
  return new Map(rows.map(row => [row.id, row]))
}
