import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isModelDue, learnModel } from '#src/actions/identity/learn-model.ts'
import { type OpenWorkspace, openWorkspace } from '#src/actions/open-workspace.ts'
import type { Sql } from '#src/db/pool.ts'
import { transact } from '#src/db/transaction.ts'
import type { PersonRecord } from '#src/identity/match/corpus.ts'
import { logOdds, marks } from '#src/identity/match/marks.ts'
import { corpusOf, hashedKeys } from '#src/identity/match/person-fields.ts'
import { keyedId } from '#src/ledger/ids.ts'
import { postgresJson } from '#src/lib/json.ts'
import { quantile } from '#src/lib/statistics/bootstrap.ts'
import { alikes } from '#src/projections/match/alike.ts'
import { candidatesOf, largestBlock, watchBlocks } from '#src/projections/match/blocks.ts'
import { compareDirty, compareNow } from '#src/projections/match/compare.ts'
import { type InventedRow, Population } from './people.ts'

const sizes = (process.env['SIZES'] ?? '10000,30000,100000').split(',').map(Number)
const asked = 500
const sampled = 2_000
const keysAtOnce = 5_000
/** `ONE=1`: one new person alone, in a house in which everybody else is as if compared: a million in minutes, not in hours. */
const onlyOne = process.env['ONE'] === '1'

/**
 * Measures matching inside a house of invented people (12 in 100 are duplicates with errors): learning, comparing
 * everybody by blocks in the database, candidate pairs and recall of blocking, what is found at the marks, and one new
 * person: looked for while typing, and compared when added.
 */
export async function run(): Promise<object> {
  const measured: Record<string, object> = {}
  for (const size of sizes) measured[size] = await house(size)
  return measured
}

export const idOf = (row: InventedRow): string => keyedId(Buffer.alloc(32, 3), 'bench', row.id)

export const valuesOf = (row: InventedRow): PersonRecord['values'] =>
  Object.fromEntries(
    Object.entries({
      given: row.given,
      family: row.family,
      birth: row.birth,
      email: row.email,
      phone: row.phone,
      city: row.city,
      employer: row.employer,
      title: row.title,
      profile: row.linkedin,
    }).flatMap(([field, value]) => (value ? [[field, [value]]] : [])),
  )

async function house(size: number): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'match-house-'))
  const workspace = await openWorkspace({ dataDir: folder, url: null })
  try {
    const entities = new Map<string, number>()
    const late: InventedRow[] = []
    const every = Math.floor((size * 0.12) / asked)
    let at = 0
    let page: InventedRow[] = []
    for (const row of new Population(42).rows(size)) {
      if (at++ >= size * 0.88 && at % every === 0 && late.length < asked) {
        late.push(row)
        continue
      }
      entities.set(idOf(row), row.entity)
      page.push(row)
      if (page.length < 5_000) continue
      await write(workspace.db.app, page)
      page = []
    }
    await write(workspace.db.app, page)
    await workspace.db.owner`vacuum analyze`
    return await measure(workspace, entities, late)
  } finally {
    await workspace.close()
    await rm(folder, { recursive: true, force: true })
  }
}

export async function write(sql: Sql, rows: readonly InventedRow[]): Promise<void> {
  if (rows.length === 0) return
  const records = rows.map(row => ({ id: idOf(row), values: valuesOf(row) }))
  const keys = hashedKeys(corpusOf(records))
  const traits = records.map(({ id, values }, at) => ({
    person_id: id,
    said: values,
    slugs: [],
    keys: keys[at],
    decided: 0,
  }))
  await transact(sql, async trx => {
    await trx`insert into trait select person_id, said, slugs, keys, decided from json_to_recordset(${postgresJson(traits)}::text::json)
      as x (person_id uuid, said jsonb, slugs jsonb, keys int[], decided int)`
    await trx`insert into block select unnest(t.keys), t.person_id from trait t where t.person_id = any(${records.map(one => one.id)}::uuid[])`
    await trx`insert into card (person_id, audience, opened, name, name_key, last_at, tags, pools, added_at)
      select id, 0, true, name, name, '-infinity', '{}', '{}', '-infinity' from unnest(${records.map(one => one.id)}::uuid[], ${rows.map(row => `${row.given} ${row.family}`)}::text[]) as x (id, name)`
    await trx`insert into dirty_pair select unnest(${records.map(one => one.id)}::uuid[])`
  })
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work()
  return Math.round((performance.now() - began) / 100) / 10
}
const milliseconds = (times: readonly number[]): object => {
  const sorted = Float64Array.from(times).sort()
  const shown = (share: number): number => Math.round(quantile(sorted, share) * 10) / 10
  return { median: shown(0.5), p95: shown(0.95), most: shown(1) }
}

async function measure(
  workspace: OpenWorkspace,
  entities: ReadonlyMap<string, number>,
  late: readonly InventedRow[],
): Promise<object> {
  const sql = workspace.db.app
  const learning = await seconds(() => learnModel(workspace))
  if (await isModelDue(sql)) throw new Error('nothing was learned')
  const comparing = await seconds(async () => {
    if (onlyOne) await watchAll(sql)
    else while ((await compareDirty(sql)) > 0);
  })
  const [disk] = await sql<{ megabytes: number }[]>`
    select round((pg_total_relation_size('trait') + pg_total_relation_size('block') + pg_total_relation_size('pair')) / 1e6)::int as megabytes`
  const typing: number[] = []
  let found = 0
  for (const row of late) {
    const began = performance.now()
    const [rows] = await alikes(sql, [valuesOf(row)])
    typing.push(performance.now() - began)
    if (rows?.some(one => entities.get(one.id) === row.entity)) found++
  }
  const adding: number[] = []
  for (const row of late) {
    await write(sql, [row])
    const began = performance.now()
    await transact(sql, trx => compareNow(trx, [idOf(row)]))
    adding.push(performance.now() - began)
  }
  return {
    people: entities.size,
    learningSeconds: learning,
    comparingSeconds: comparing,
    millisecondsAPerson: Math.round((comparing / entities.size) * 1e5) / 100,
    megabytes: disk?.megabytes,
    ...(await blocking(sql, entities)),
    ...(await pairs(sql, entities)),
    whileTyping: { ...milliseconds(typing), found: Math.round((found / late.length) * 1000) / 1000 },
    whenAdded: milliseconds(adding),
  }
}

/** Watches every block anew, as comparing everybody would have; answers how many are full. Nobody waits to be compared. */
export async function watchAll(sql: Sql, largest = largestBlock): Promise<number> {
  await sql`truncate full_block, dirty_pair`
  const keys = await sql<{ key: number }[]>`select key from block group by key having count(*) > ${largest}`
  for (let at = 0; at < keys.length; at += keysAtOnce)
    await transact(sql, trx =>
      watchBlocks(
        trx,
        keys.slice(at, at + keysAtOnce).map(row => row.key),
        largest,
      ),
    )
  await sql`truncate dirty_pair`
  return keys.length
}

export async function blocking(
  sql: Sql,
  entities: ReadonlyMap<string, number>,
  largest = largestBlock,
): Promise<object> {
  const byEntity = new Map<number, string[]>()
  for (const [id, entity] of entities) byEntity.set(entity, [...(byEntity.get(entity) ?? []), id])
  const drawn = [...entities.keys()].sort().slice(0, sampled)
  const candidates = await transact(sql, trx => candidatesOf(trx, drawn, 'met', largest))
  const met = new Set(candidates.map(([a, b]) => `${a} ${b}`))
  let [true_, proposed] = [0, 0]
  const twins = [...byEntity.values()].filter(ids => ids.length > 1).slice(0, sampled)
  const theirs = await transact(sql, trx => candidatesOf(trx, twins.flat(), 'met', largest))
  for (const [a, b] of theirs) met.add(`${a} ${b}`)
  for (const ids of twins)
    for (const a of ids)
      for (const b of ids) {
        if (a >= b) continue
        true_++
        if (met.has(`${a} ${b}`)) proposed++
      }
  return {
    candidatesPerPerson: Math.round((candidates.length / drawn.length / 2) * 10) / 10,
    recallOfBlocking: Math.round((proposed / true_) * 10_000) / 10_000,
  }
}

async function pairs(sql: Sql, entities: ReadonlyMap<string, number>): Promise<object> {
  const rows = await sql<
    { a: string; b: string; odds: number; held: string | null }[]
  >`select a, b, odds, held from pair`
  const right = ({ a, b }: { a: string; b: string }): boolean => entities.get(a) === entities.get(b)
  const at = (mark: number, free: boolean): object => {
    const above = rows.filter(
      row =>
        row.odds >= logOdds(mark) * 1000 && (!free || row.held === null) && entities.has(row.a) && entities.has(row.b),
    )
    return { pairs: above.length, wrong: above.filter(row => !right(row)).length }
  }
  return { asked: at(marks.ask, false), automatic: at(marks.automatic, true) }
}
