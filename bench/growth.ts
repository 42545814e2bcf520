import { existsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { hashPassword } from '#src/actions/accounts/password.ts'
import { openWorkspace } from '#src/actions/open-workspace.ts'
import type { Sql } from '#src/db/pool.ts'
import { freshId } from '#src/ledger/ids.ts'
import { email, password, serveHouse } from './house.ts'
import { type Load, openLoop } from './http.ts'
import { median } from './spread.ts'

const perPerson = 100
const tables = ['ledger.entry', 'ledger.payload', 'ledger.subject', 'ledger.attestation', 'derived.line'] as const

/** What an open person page asks for, at two sizes of the house, everybody with the same hundred interactions. */
export async function run(rounds = 5, seconds = 10): Promise<object> {
  const root = process.env['THROUGHLINE_BENCH'] ?? tmpdir()
  const sizes = { small: 1_000, large: Number(process.env['THROUGHLINE_BENCH_PEOPLE'] ?? 100_000) }
  const folders = {
    small: join(root, 'throughline-growth-small'),
    large: join(root, `throughline-growth-${sizes.large}`),
  }
  for (const size of ['small', 'large'] as const) await fill(folders[size], sizes[size])
  const buffers = { small: await buffersOf(folders.small), large: await buffersOf(folders.large) }
  const perSecond = Number(process.env['THROUGHLINE_BENCH_RATE'] ?? 250)
  const results: Record<'small' | 'large', Load[]> = { small: [], large: [] }
  for (let round = 0; round < rounds; round++)
    for (const size of ['small', 'large'] as const)
      results[size].push(await measure(folders[size], sizes[size], perSecond, seconds))
  const summary = (size: 'small' | 'large') => ({
    interactions: sizes[size] * perPerson,
    medianMs: median(results[size].map(load => load.medianMs)),
    p99Ms: median(results[size].map(load => load.p99Ms)),
    buffers: buffers[size],
  })
  const [small, large] = [summary('small'), summary('large')]
  return {
    perSecond,
    rounds,
    small,
    large,
    ratio: {
      median: large.medianMs / small.medianMs,
      p99: large.p99Ms / small.p99Ms,
      buffers: large.buffers / small.buffers,
    },
  }
}

async function measure(folder: string, people: number, perSecond: number, seconds: number): Promise<Load> {
  const { base, cookie, stop } = await serveHouse(folder)
  try {
    const path = (index: number) => ({ path: `/api/people/${idOf((index * 7919) % people)}/page` })
    await openLoop(base, cookie, perSecond, 3, path)
    return await openLoop(base, cookie, perSecond, seconds, path)
  } finally {
    await stop()
  }
}

/** The n-th person's id; written in SQL as md5('person ' || n)::uuid. */
function idOf(index: number): string {
  const { createHash } = process.getBuiltinModule('node:crypto')
  const hex = createHash('md5').update(`person ${index}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Pages of the database touched by one person's line, from the plan's own count. */
async function buffersOf(folder: string): Promise<number> {
  const workspace = await openWorkspace({ dataDir: folder, url: null })
  try {
    const sql = workspace.db.app
    let touched = 0
    for (let index = 0; index < 20; index++) {
      const rows = await sql.unsafe(
        `explain (analyze, buffers, format json) select * from line l where l.person_id = '${idOf(index)}' and l.know in (select id from audience where id = 0) and not l.automatic order by l.at desc, l.entry_id desc limit 51`,
      )
      const plan = JSON.parse(JSON.stringify(rows[0]?.['QUERY PLAN']))[0].Plan
      touched += plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
    }
    return touched / 20
  } finally {
    await workspace.close()
  }
}

/** Rows as the one door and the fold would leave them, written by SQL: ten million in minutes instead of an hour. */
async function fill(folder: string, people: number): Promise<void> {
  if (existsSync(join(folder, 'ready'))) return
  const workspace = await openWorkspace({ dataDir: folder, url: null })
  try {
    const sql = workspace.db.owner
    const account = freshId()
    const act = freshId()
    await sql`insert into desk.account (id, name, email, email_key, role, password) values (${account}, 'Bench', ${email}, ${email}, 'admin', ${await hashPassword(password)})`
    await sql`insert into ledger.act (id, kind, account, actor, visible) values (${act}, 'import', null, null, 'all')`
    const restore = await withoutIndexes(sql)
    await sql`insert into ledger.persona select md5('persona ' || n)::uuid, 'email' from generate_series(0, ${people - 1}) n`
    await sql`insert into ledger.persona_payload select md5('persona ' || n)::uuid, 'p' || n || '@people.example' from generate_series(0, ${people - 1}) n`
    await sql`insert into derived.persona select md5('persona ' || n)::uuid, md5('person ' || n)::uuid from generate_series(0, ${people - 1}) n`
    await sql`insert into derived.person select md5('person ' || n)::uuid, md5('opened ' || n)::uuid, md5('persona ' || n)::uuid, now(), null from generate_series(0, ${people - 1}) n`
    await sql`
      insert into derived.card (person_id, audience, opened, name, name_key, last_at, tags, pools, added_at)
      select md5('person ' || n)::uuid, 0, true, 'Person ' || n, 'person ' || n, now(), '{}', '{}', now() from generate_series(0, ${people - 1}) n`
    for (const [property, body] of [
      ['name', `jsonb_build_object('full', 'Person ' || n)`],
      ['position', `jsonb_build_object('company', 'Company ' || n % 5000, 'title', 'Engineer', 'current', true)`],
      ['skill', `jsonb_build_object('label', 'skill ' || n % 129)`],
    ] as const)
      await sql.unsafe(
        `insert into derived.fact select md5('person ' || n)::uuid, md5('${property} ' || n)::uuid, 'claim.${property}', now(), ${body}, null, 'row', null, '${act}', now(), now(), 0, 0, false from generate_series(0, ${people - 1}) n`,
      )
    const step = 10_000
    for (let from = 0; from < people; from += step) await fillLines(sql, act, from, Math.min(people, from + step) - 1)
    await restore()
    await sql`vacuum analyze`
    writeFileSync(join(folder, 'ready'), String(people))
  } finally {
    await workspace.close()
  }
}

async function fillLines(sql: Sql, act: string, from: number, to: number): Promise<void> {
  const text =
    'Spoke about the role, the notice period and the salary range; likes the team, would move for the right offer.'
  const rows = `generate_series(${from}, ${to}) n cross join generate_series(1, ${perPerson}) j`
  const id = `md5('entry ' || n || ' ' || j)::uuid`
  const at = `timestamptz '2026-11-20' - (j * 17 + n % 13) * interval '1 day'`
  await sql.unsafe(
    `insert into ledger.entry (id, kind, channel, direction, occurred_at, precision, family) select ${id}, 'call.made', 'phone', 'out', ${at}, 'instant', 'bench' from ${rows}`,
  )
  await sql.unsafe(`insert into ledger.payload (entry_id, body, text) select ${id}, '{}', '${text}' from ${rows}`)
  await sql.unsafe(
    `insert into ledger.subject select md5('persona ' || n)::uuid, 'persona', ${id}, 'recipient' from ${rows}`,
  )
  await sql.unsafe(
    `insert into ledger.attestation (entry_id, act_id, place, seen_at) select ${id}, '${act}', '', now() from ${rows}`,
  )
  await sql.unsafe(
    `insert into derived.line select md5('person ' || n)::uuid, ${id}, ${at}, 'instant', 'call.made', 'phone', 'out', 'recipient', null, null, false, true, true, 0, 0, 'About the role', '${text}', false from ${rows}`,
  )
  // The log has been read: the fold has nothing left to do.
  await sql`update derived.cursor set xid = pg_current_xact_id(), position = (select coalesce(max(position), 0) from ledger.attestation)`
}

/** Takes the indexes of the large tables away while they are filled; answers what puts them back. */
async function withoutIndexes(sql: Sql): Promise<() => Promise<void>> {
  const found = await sql<
    {
      table: string
      name: string
      definition: string
      constraint: string | null
      constraint_definition: string | null
    }[]
  >`
    select format('%I.%I', n.nspname, t.relname) as table, i.relname as name, pg_get_indexdef(x.indexrelid) as definition, c.conname as constraint, pg_get_constraintdef(c.oid) as constraint_definition
    from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = t.relnamespace
    left join pg_constraint c on c.conindid = x.indexrelid
    where format('%s.%s', n.nspname, t.relname) = any(${[...tables]}::text[])`
  for (const { table, name, constraint } of found)
    await sql.unsafe(
      constraint ? `alter table ${table} drop constraint ${constraint}` : `drop index ${table.split('.')[0]}.${name}`,
    )
  return async () => {
    await sql`set maintenance_work_mem = '1GB'`
    for (const { table, definition, constraint, constraint_definition } of found)
      await sql.unsafe(
        constraint ? `alter table ${table} add constraint ${constraint} ${constraint_definition}` : definition,
      )
  }
}
