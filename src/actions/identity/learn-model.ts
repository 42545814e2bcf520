import { setImmediate } from 'node:timers/promises'
import type { Workspace } from '#src/access/workspace.ts'
import type { Queryable, Sql } from '#src/db/pool.ts'
import { transact } from '#src/db/transaction.ts'
import { Frequencies } from '#src/identity/match/frequencies.ts'
import { engineVersion } from '#src/identity/match/house-model.ts'
import { learnHouse } from '#src/identity/match/learn-house.ts'
import { corpusOf } from '#src/identity/match/person-fields.ts'
import { candidatesOf } from '#src/projections/match/blocks.ts'
import { type Heard, traitsOf } from '#src/projections/match/compare.ts'

/** Fewer people say nothing of how people are told apart. */
const fewest = 30
/** People drawn to learn from in a large house, and how many are read with those whom they share blocks with. */
const drawn = 6_000
const mostRead = 20_000
const page = 2_000
/** Houses up to this size are counted whenever somebody was folded, larger ones taken as the server estimates them. */
const counted = 50_000

/** Learned anew when the house has grown, or shrunk, by this factor since. */
const growth = 1.25

/** Whether the model in force was learned from a house of another size, or by another version of the product. */
export async function isModelDue(sql: Queryable): Promise<boolean> {
  const [row] = await sql<{ people: number; learned: number | null }[]>`
    select case when c.reltuples > ${counted} then c.reltuples::int else (select count(*)::int from trait) end as people,
      (select people from desk.match_model where engine = ${engineVersion} order by version desc limit 1) as learned
    from pg_class c where c.oid = 'trait'::regclass`
  if (!row || row.people < fewest) return false
  return row.learned === null || row.people >= row.learned * growth || row.people * growth <= row.learned
}

/**
 * Learns how this house's people are told apart, from themselves and without labels, and has everybody compared anew.
 * Answers the version, null when somebody else learns. What was decided before stays decided.
 */
export async function learnModel({ db, now }: Workspace, signal?: AbortSignal): Promise<number | null> {
  const breathe = async (): Promise<void> => {
    await setImmediate()
    signal?.throwIfAborted()
  }
  const sql = db.app
  const [count] = await sql<{ people: number }[]>`select count(*)::int as people from trait`
  const people = count?.people ?? 0
  const frequencies = Frequencies.sized(people)
  const sample: Heard[] = []
  for await (const rows of everybody(sql)) {
    frequencies.take(corpusOf(rows.map(asRecord)))
    if (people <= mostRead) sample.push(...rows)
    else sample.push(...rows.slice(0, Math.max(0, drawn - sample.length)))
    await breathe()
  }
  const corpus = corpusOf((people <= mostRead ? sample : await withNeighbours(sql, sample)).map(asRecord))
  const model = await learnHouse(corpus, { drawn: sample.length, all: people }, breathe)
  const { counts, present } = frequencies.packed()
  return transact(sql, async trx => {
    const [lock] = await trx<
      { alone: boolean }[]
    >`select pg_try_advisory_xact_lock(hashtextextended('match model', 20)) as alone`
    if (!lock?.alone || !(await isModelDue(trx))) return null
    const [made] = await trx<{ version: number }[]>`
      insert into desk.match_model (version, engine, learned_at, people, model, present, counts)
      select coalesce(max(version), 0) + 1, ${engineVersion}, ${now()}, ${people}, ${trx.json(JSON.parse(JSON.stringify(model)))}, ${trx.json(present)}, ${counts}
      from desk.match_model returning version`
    await trx`insert into dirty_pair select person_id from trait order by 1 on conflict do nothing`
    return made?.version ?? null
  })
}

const asRecord = ({ person_id, values }: Heard) => ({ id: person_id, values })

/** Ids are hashes: the first of them are drawn by chance. */
async function* everybody(sql: Sql): AsyncGenerator<readonly Heard[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const rows = await sql<Heard[]>`
      select person_id, said as values, slugs from trait where person_id > ${after}::uuid order by person_id limit ${page}`
    const last = rows.at(-1)
    if (!last) return
    yield rows
    after = last.person_id
  }
}

async function withNeighbours(sql: Sql, sample: readonly Heard[]): Promise<readonly Heard[]> {
  const known = new Set(sample.map(one => one.person_id))
  const neighbours = new Set<string>()
  for (let at = 0; at < sample.length && neighbours.size < mostRead - sample.length; at += 500)
    for (const [, other] of await transact(sql, trx =>
      candidatesOf(
        trx,
        sample.slice(at, at + 500).map(one => one.person_id),
      ),
    ))
      if (!known.has(other)) neighbours.add(other)
  const more = await transact(sql, trx => traitsOf(trx, [...neighbours].slice(0, mostRead - sample.length).sort()))
  return [...sample, ...more]
}
