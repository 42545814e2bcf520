import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { personPage } from '#src/projections/person/page.ts'
import { ofPerson } from '#src/projections/person-line/owner.ts'
import { linePage } from '#src/projections/person-line/page.ts'
import { contact, emailOf, mail, slugOf } from './drafts.fixture.ts'
import { World } from './world.fixture.ts'

let world: World
let viewer: Viewer
let person = ''

beforeAll(async () => {
  world = await World.open()
  viewer = { account: world.accounts[0], role: 'recruiter' }
  const drafts = [
    ...contact({
      row: '1',
      identifiers: [emailOf(0), slugOf(0)],
      name: 'Ana Reis',
      company: 'Nordhavel',
      title: 'Engineer',
    }),
    ...Array.from({ length: 120 }, (_, n) =>
      mail({ id: `m${n}`, from: emailOf(0), to: [emailOf(n)], day: n % 30, thread: `t${n % 40}` }),
    ),
  ]
  await world.record(world.act(), { drafts, fold: true })
  await world.settle()
  person = (await world.personOf(emailOf(0))) ?? ''
})
afterAll(() => world?.drop())

/** Other people's lives, twenty touches each, written straight into the tables that a person's page reads. */
async function others(from: number, to: number): Promise<void> {
  const owner = world.test.db.owner
  await owner.begin(async trx => {
    await trx`create temp table n on commit drop as
      select i, md5('persona' || i / 20)::uuid as persona, md5('person' || i / 20)::uuid as person, md5('entry' || i)::uuid as entry
      from generate_series(${from}::int, ${to - 1}::int) as i`
    await trx`create temp table p on commit drop as select distinct persona, person from n`
    const [act] = await trx<{ id: string }[]>`select id from ledger.act limit 1`
    const id = act?.id ?? ''
    await trx`insert into ledger.persona select persona, 'email' from p`
    await trx`insert into ledger.persona_payload select persona, persona || '@mail.example' from p`
    await trx`insert into ledger.entry (id, kind, channel, direction, occurred_at, precision, family)
      select entry, 'email.received', 'email', 'in', timestamptz '2026-01-01' + i * interval '1 minute', 'instant', 'mail' from n`
    await trx`insert into ledger.payload select entry, '{}', 'Shall we talk on Thursday?', null from n`
    await trx`insert into ledger.subject select persona, 'persona', entry, 'sender' from n`
    await trx`insert into ledger.attestation (entry_id, act_id, account, place, seen_at) select entry, ${id}, ${viewer.account}, '', now() from n`
    await trx`insert into persona select persona, person from p`
    await trx`insert into person (person_id, opened, founder, opened_at) select person, persona, persona, '2026-01-01' from p`
    await trx`insert into line (person_id, entry_id, at, precision, kind, channel, direction, role, account, thread, automatic, talk, live, know, read, snippet, original)
      select person, entry, timestamptz '2026-01-01' + i * interval '1 minute', 'instant', 'email.received', 'email', 'in', 'sender', ${viewer.account}, md5('thread' || i / 3)::uuid,
        false, true, true, 0, 0, 'Shall we talk on Thursday?', false from n`
    await trx`insert into fact (person_id, entry_id, kind, at, body, family, account, act_id, first_seen, last_seen, know, read, original)
      select person, md5('fact' || i)::uuid, 'claim.skill', '2026-01-01', '{"label":"Rust"}', 'row', ${viewer.account}, ${id}, now(), now(), 0, 0, false from n where i % 5 = 0`
    await trx`insert into card (person_id, audience, opened, name, name_key, last_at, tags, pools, added_at)
      select person, 0, true, 'Person ' || person, 'person ' || person, '2026-01-01', '{}', '{}', '2026-01-01' from p`
  })
}

/** Pages of tables and indexes of ours that a query touches: what `explain (analyze, buffers)` adds up, for all of its statements. */
async function touched(query: (sql: Queryable) => Promise<unknown>): Promise<number> {
  return world.sql.begin(async trx => {
    // As a large house does: a plan for every person, not one for this one.
    await trx`set local plan_cache_mode = force_generic_plan`
    const count = async (): Promise<number> => {
      const [row] = await trx<{ pages: number }[]>`
        select sum(pg_stat_get_xact_blocks_fetched(c.oid))::int as pages from pg_class c
        where c.relkind in ('r', 'i', 'm') and c.relnamespace in ('ledger'::regnamespace, 'derived'::regnamespace, 'desk'::regnamespace)`
      return row?.pages ?? 0
    }
    await query(trx)
    const before = await count()
    await query(trx)
    return (await count()) - before
  })
}

const queries: Readonly<Record<string, (sql: Queryable) => Promise<unknown>>> = {
  'the person’s page': sql => personPage(sql, viewer, person, world.now),
  'the first page of the line': sql => linePage(sql, viewer, ofPerson(sql, viewer, person), {}),
  'a page of the line in the middle': sql => linePage(sql, viewer, ofPerson(sql, viewer, person), { at: '2026-09-15' }),
  'the line of one channel': sql =>
    linePage(sql, viewer, ofPerson(sql, viewer, person), { channels: 'email', limit: 20 }),
}

it('opening a person costs the same with five times as much in the house', async () => {
  // From a size on at which the indexes are three levels deep, as they stay far beyond the second: a level is a page for each probe.
  const sizes = [120_000, 600_000]
  const pages: Record<string, number[]> = {}
  let from = 0
  for (const size of sizes) {
    // In pieces: a long transaction would hold up the ordered reader of every other test.
    for (; from < size; from += 15_000) await others(from, from + 15_000)
    const least: Record<string, number> = {}
    // Statistics are drawn by chance, and now and then a plan with them: what is compared is the best of three draws.
    for (let draw = 0; draw < 3; draw++) {
      await world.test.db.owner`vacuum analyze`
      for (const [name, query] of Object.entries(queries))
        least[name] = Math.min(least[name] ?? Number.POSITIVE_INFINITY, await touched(query))
    }
    for (const [name, count] of Object.entries(least)) pages[name] = [...(pages[name] ?? []), count]
  }
  for (const [name, [small = 0, large = 0]] of Object.entries(pages)) {
    expect(small, name).toBeGreaterThan(0)
    expect(Math.abs(large / small - 1), `${name}: ${small} pages, then ${large}`).toBeLessThan(0.2)
  }
}, 300_000)
