import type { Workspace } from '#src/access/workspace.ts'
import type { Sql, Trx } from '#src/db/pool.ts'
import { transact } from '#src/db/transaction.ts'
import { everybody } from '#src/identity/admit.ts'
import { logOdds } from '#src/identity/match/marks.ts'
import { probability } from '#src/identity/match/model.ts'
import type { Entry } from '#src/ledger/append.ts'
import { decision } from '#src/ledger/decision.ts'
import { freshId } from '#src/ledger/ids.ts'
import { type Group, groupsOf, type KnownPair } from '#src/projections/match/groups.ts'
import { modelInForce } from '#src/projections/match/model.ts'
import { refusedAmong } from '#src/projections/match/refused.ts'
import { record } from '#src/projections/record.ts'
import { settingsOf } from '#src/projections/settings.ts'

/** Pairs taken up at once, surest first. */
const most = 500

/**
 * Merges who is one person beyond the automatic mark: by a model that was learned here, never a pair that contradicts
 * itself or agrees in too little, never one that somebody kept or took apart. One act each, so that each can be taken back by
 * itself; the decision carries the model's version and is folded ever after. Answers how many people were merged away.
 */
export async function mergeCertain(workspace: Workspace): Promise<number> {
  const { db } = workspace
  const { automaticMark } = await settingsOf(db.app)
  if (automaticMark === null) return 0
  const house = await modelInForce(db.app)
  if (house.version === 0) return 0
  const mark = logOdds(automaticMark)
  const pairs = await certainPairs(db.app, mark, house.version)
  if (pairs.length === 0) return 0
  const people = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))]
  const apart = await refusedAmong(db.app, people)
  const groups = groupsOf([...pairs, ...(await doubts(db.app, people, mark))], mark, apart)
  let merged = 0
  for (const group of groups)
    merged += await transact(db.app, trx => mergeGroup(trx, workspace, group, mark, house.version))
  return merged
}

const certainPairs = (sql: Sql, mark: number, version: number): Promise<KnownPair[]> =>
  sql<KnownPair[]>`
    select a, b, odds / 1000.0::float8 as odds, held from pair
    where odds >= ${Math.ceil(mark * 1000)} and held is null and not parted and model = ${version}
      and not exists (select from doubt d where d.a = pair.a and d.b = pair.b and d.know = 0)
    order by pair.odds desc, a, b limit ${most}`

/** What else is known among these people: what contradicts, is in doubt, or is not sure. */
const doubts = (sql: Sql, people: readonly string[], mark: number): Promise<KnownPair[]> =>
  sql<KnownPair[]>`
    select a, b, least(odds / 1000.0::float8, ${mark}::float8 - 0.001) as odds, case when parted or in_doubt then 'conflict' else held end as held
    from pair p cross join lateral (select exists (select from doubt d where d.a = p.a and d.b = p.b and d.know = 0) as in_doubt) d
    join unnest(${[...people]}::uuid[]) as x (id) on x.id = p.a
    where b = any(${[...people]}::uuid[]) and (held is not null or parted or in_doubt or odds < ${Math.ceil(mark * 1000)})`

async function mergeGroup(
  trx: Trx,
  workspace: Workspace,
  group: Group,
  mark: number,
  version: number,
): Promise<number> {
  const rows = await trx<{ person_id: string; founder: string }[]>`
    select person_id, founder from person where person_id = any(${[...group.people]}::uuid[]) and into_id is null
    order by opened_at, person_id for update`
  const still = await trx<{ count: number }[]>`
    select count(*)::int as count from pair p join unnest(${group.joins.map(one => one.a)}::uuid[], ${group.joins.map(one => one.b)}::uuid[]) as j (a, b)
      on j.a = p.a and j.b = p.b
    where odds >= ${Math.ceil(mark * 1000)} and held is null and not parted`
  const founders = new Map(rows.map(row => [row.person_id, row.founder]))
  if (rows.length !== group.people.length || still[0]?.count !== group.joins.length) return 0
  const at = workspace.now()
  const decisions = group.joins.flatMap(({ a, b, odds }): Entry[] => {
    const [into, from] = [founders.get(a), founders.get(b)]
    if (!into || !from) return []
    return [
      decision({
        kind: 'person.merged',
        at,
        body: { into, from, rule: `model@${version}`, probability: Math.floor(probability(odds) * 1e6) / 1e6 },
        subjects: [
          { id: into, noun: 'identity', role: 'into' },
          { id: from, noun: 'identity', role: 'from' },
        ],
        same: { key: workspace.key, by: ['model', into, from] },
      }),
    ]
  })
  const act = {
    id: freshId(),
    kind: 'rule' as const,
    account: null,
    actor: null,
    visible: 'all' as const,
    since: null,
  }
  await record(trx, act, [], decisions, {
    key: workspace.key,
    now: at,
    admission: everybody,
    fold: true,
    colleagues: new Set(),
  })
  return rows.length - 1
}
