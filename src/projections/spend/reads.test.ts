import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import { defaultBelonging } from '#src/domain/belonging.ts'
import { World } from '#src/invariants/world.fixture.ts'
import { waitsOf } from '../journey/answers.ts'
import { behindFigure } from '../journey/behind-figure.ts'
import { hoursOf } from './hours.ts'

let world: World
let viewer: Viewer
beforeAll(async () => {
  world = await World.open()
  viewer = { account: world.accounts[0], role: 'recruiter' }
})
afterAll(() => world?.drop())

/** Touches with many people, one every ten minutes since a day, a call in ten; twenty in a row are one person's. */
async function touches(since: string, count: number): Promise<void> {
  const owner = world.test.db.owner
  for (let from = 0; from < count; from += 20_000)
    await owner.begin(async trx => {
      await trx`create temp table n on commit drop as
        select md5('person' || ${since}::text || i / 20)::uuid as person, md5('entry' || ${since}::text || i)::uuid as entry, i % 10 = 0 as call, i % 2 = 0 as theirs,
          ${since}::text::timestamptz + i * interval '10 minutes' as at
        from generate_series(${from}::int, ${Math.min(count, from + 20_000) - 1}::int) as i`
      await trx`insert into ledger.entry (id, kind, channel, direction, occurred_at, precision, family)
        select entry, 'email.received', 'email', 'in', at, 'instant', 'mail' from n`
      await trx`insert into ledger.payload select entry, case when call then '{"minutes":30}'::jsonb else '{}'::jsonb end, repeat('Shall we talk? ', 10), null from n`
      await trx`insert into line (person_id, entry_id, at, precision, kind, channel, direction, role, account, automatic, talk, live, know, read, snippet, original)
        select person, entry, at, 'instant', case when call then 'call.made' else 'email.received' end, case when call then 'phone' else 'email' end,
          case when theirs then 'in' else 'out' end, 'sender', ${viewer.account}, false, true, true, 0, 0, repeat('Shall we talk? ', 10), false from n`
    })
  // One in twenty of them is on one of a hundred jobs, the first of which is somebody's own.
  await owner`insert into job (assignment_id, title, title_key, state, open, team, said, confidential, know, owner)
    select md5('job' || ${since}::text || i)::uuid, 'Clerk', 'clerk', 'open', true, '{}', '{}', false, 0, case when i = 0 then ${world.accounts[1]}::uuid end
    from generate_series(0, 99) as i`
  await owner`insert into candidacy (person_id, assignment_id, phase, since, entry_id, opened_at, ended_at, engaged, know)
    select md5('person' || ${since}::text || i)::uuid, md5('job' || ${since}::text || i / 20 % 100)::uuid, 'talking', ${since}::text::timestamptz, md5('step' || ${since}::text || i)::uuid,
      ${since}::text::timestamptz + i * interval '200 minutes', ${since}::text::timestamptz + i * interval '200 minutes' + interval '30 days', true, 0
    from generate_series(0, ${Math.floor(count / 20) - 1}::int, 20) as i`
  await owner`vacuum analyze line`
  await owner`vacuum analyze candidacy`
  await owner`vacuum analyze ledger.payload`
}

const month = { from: '2026-03-01', before: '2026-04-01' }
const queries: Readonly<Record<string, (sql: Queryable) => Promise<unknown>>> = {
  'hours by channel': sql => hoursOf(sql, viewer, month, 'source', { belonging: defaultBelonging, minutes: {} }),
  'hours of our own channels': sql =>
    hoursOf(sql, viewer, month, 'named', { belonging: defaultBelonging, minutes: {} }),
  'hours of a colleague’s jobs': sql =>
    hoursOf(sql, viewer, { ...month, owner: world.accounts[1] ?? '' }, 'source', {
      belonging: defaultBelonging,
      minutes: {},
    }),
  'the touches behind hours': sql =>
    behindFigure(
      sql,
      viewer,
      month,
      { figure: 'touches', part: 'all', channel: 'conversations' },
      '2026-06-01T00:00:00Z',
    ),
  'who waited for an answer': sql => waitsOf(sql, viewer, month, null),
  'who waited on a colleague’s jobs': sql => waitsOf(sql, viewer, { ...month, owner: world.accounts[1] ?? '' }, null),
}

interface Read {
  readonly scans: number
  readonly pages: number
}

/** Whole tables that a query walks through, of those that grow with what is brought in, and pages that it touches. */
const readBy = (query: (sql: Queryable) => Promise<unknown>): Promise<Read> =>
  world.sql.begin(async trx => {
    // As the house plans: once, for whatever period is asked for.
    await trx`set local plan_cache_mode = force_generic_plan`
    const now = async (): Promise<Read> => {
      const [row] = await trx<Read[]>`
        select sum(pg_stat_get_xact_numscans(c.oid)) filter (where c.relkind = 'r' and c.relname in ('line', 'payload', 'entry', 'subject'))::int as scans,
          sum(pg_stat_get_xact_blocks_fetched(c.oid))::int as pages
        from pg_class c where c.relkind in ('r', 'i') and c.relnamespace in ('ledger'::regnamespace, 'derived'::regnamespace)`
      return row ?? { scans: 0, pages: 0 }
    }
    await query(trx)
    const before = await now()
    await query(trx)
    const after = await now()
    return { scans: after.scans - before.scans, pages: after.pages - before.pages }
  })

it('a month’s hours and answers walk the index on time, and cost the same in a house with three times the past', async () => {
  await touches('2025-06-01', 60_000)
  const small = new Map<string, Read>()
  for (const [name, query] of Object.entries(queries)) small.set(name, await readBy(query))
  await touches('2022-01-01', 120_000)
  for (const [name, query] of Object.entries(queries)) {
    const large = await readBy(query)
    const before = small.get(name)
    expect(large.scans, `${name}: whole tables`).toBe(0)
    expect(before?.pages, name).toBeGreaterThan(0)
    expect(large.pages / (before?.pages ?? 1), `${name}: ${before?.pages} pages, then ${large.pages}`).toBeLessThan(1.3)
  }
}, 120_000)

it('what is asked of a month is what it holds', async () => {
  const { byAccount } = await hoursOf(world.sql, viewer, month, 'channel', { belonging: defaultBelonging, minutes: {} })
  // A touch every ten minutes: 4,464 in March, of which one in ten is a call of half an hour.
  expect(byAccount.get('phone')).toBeCloseTo(447 / 2, -1)
  const waits = await waitsOf(world.sql, viewer, month, null)
  expect(waits.length).toBe(2_232)
  expect(waits.every(({ began, ended }) => ended === null || ended > began)).toBe(true)
})
