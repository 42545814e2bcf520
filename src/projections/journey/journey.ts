import type { Trx } from '#src/db/pool.ts'
import { grouped } from '#src/lib/grouped.ts'
import { postgresJson } from '#src/lib/json.ts'
import type { Projection } from '../projection.ts'
import {
  journeysOfPerson,
  longestJourney,
  noAssignment,
  resultsOf,
  type StepFact,
  type TouchFact,
  type TurnFact,
} from './paths.ts'

/** Blocks of assignments: intervals draw blocks, and a reader keeps one block at a time up to date. */
const journeyBlocks = 256

/**
 * The touches that led somebody to a conversion, or failed to: one row for each person, conversion and assignment, of what
 * the whole house may know. `journey_news` tells readers in other processes which blocks changed; it is no truth and not
 * compared.
 */
export const journey: Projection = {
  name: 'journey',
  // Reads the rows of candidacies.
  last: true,
  version: 5,
  tables: ['journey'],
  create: `
    create table journey (
      person_id uuid not null,
      conversion text collate "C" not null,
      -- The nil UUID where no assignment is meant.
      assignment_id uuid not null,
      block smallint not null,
      converted boolean not null,
      -- When it counts: a placement on its first day at work, anything else when it happened or ended.
      at timestamptz not null,
      -- When the first touch was; without any, the result itself, with an empty path.
      began_at timestamptz not null,
      -- Channels, oldest first, joined by ' > '; the same with key touches and days before \`at\` (steps.ts).
      path text collate "C" not null,
      steps bytea not null,
      -- By touch: whose it was; by which of our own channels it came (touch_source); what it was about. Null where no touch has any.
      accounts uuid[] not null,
      sources text[],
      contents text[],
      primary key (person_id, conversion, assignment_id)
    );
    create index journey_block on journey (block);
    create table journey_news (block smallint not null, stamp xid8 not null, primary key (block, stamp));
  `,
  foldPeople,
}

async function foldPeople(trx: Trx, people: readonly string[]): Promise<void> {
  const gone = await trx<{ block: number }[]>`
    with gone as (delete from journey where person_id = any(${people}::uuid[]) returning block)
    select distinct block from gone`
  const [turns, steps] = await Promise.all([turnsOf(trx, people), stepsOf(trx, people)])
  const by = { turns: grouped(turns, one => one.person_id), steps: grouped(steps, one => one.person_id) }
  const ends = people.flatMap(person => {
    const results = resultsOf(by.turns.get(person) ?? [], by.steps.get(person) ?? [])
    return [...new Set(results.map(({ end }) => end))].map(end => ({ person_id: person, end }))
  })
  const touches = grouped(await touchesUntil(trx, ends), one => one.person_id)
  const rows = people.flatMap(person =>
    journeysOfPerson(person, touches.get(person) ?? [], by.turns.get(person) ?? [], by.steps.get(person) ?? []),
  )
  if (rows.length > 0)
    await trx`
      insert into journey
      select r.person_id, r.conversion, r.assignment_id, (hashtextextended(case when r.assignment_id = ${noAssignment}::uuid
          then r.person_id else r.assignment_id end::text, 0) & ${journeyBlocks - 1})::smallint,
        r.converted, r.at, r.began_at, r.path, r.steps, r.accounts, r.sources, r.contents
      from json_to_recordset(${postgresJson(rows)}::text::json) as r (person_id uuid, conversion text, assignment_id uuid,
        converted boolean, at timestamptz, began_at timestamptz, path text, steps bytea, accounts uuid[], sources text[], contents text[])`
  await tell(
    trx,
    people,
    gone.map(row => row.block),
  )
}

/** Leaves word of the blocks that changed; older words are taken away where nobody else is doing so. */
async function tell(trx: Trx, people: readonly string[], gone: readonly number[]): Promise<void> {
  await trx`
    insert into journey_news
    select block, pg_current_xact_id() from (
      select block from journey where person_id = any(${people}::uuid[]) union select unnest(${[...gone]}::smallint[])) as changed
    order by 1 on conflict do nothing`
  await trx`
    delete from journey_news where (block, stamp) in (
      select n.block, n.stamp from journey_news n
      where n.stamp < pg_snapshot_xmin(pg_current_snapshot())
        and exists (select from journey_news later where later.block = n.block and later.stamp > n.stamp)
      order by 1, 2 for update skip locked)`
}

function turnsOf(trx: Trx, people: readonly string[]): Promise<TurnFact[]> {
  return trx<TurnFact[]>`
    select distinct on (person_id, turn) person_id, turn, at from journey_touch
    where person_id = any(${people}::uuid[]) and turn is not null order by person_id, turn, at, entry_id`
}

interface End {
  readonly person_id: string
  readonly end: string
}

/** The touches of journeys that end at these times: of each the newest, of a person each touch once, oldest first. */
async function touchesUntil(trx: Trx, ends: readonly End[]): Promise<readonly TouchFact[]> {
  if (ends.length === 0) return []
  return trx<TouchFact[]>`
    with asked as materialized (
      select * from json_to_recordset(${JSON.stringify(ends)}::text::json) as x (person_id uuid, "end" timestamptz)
    ), met as materialized (
      select distinct t.person_id, t.entry_id from asked a cross join lateral (
        select j.person_id, j.entry_id from journey_touch j
        where j.person_id = a.person_id and j.at <= a."end" and j.begins order by j.at desc, j.entry_id desc limit ${longestJourney}) t
    )
    select l.person_id, l.entry_id, l.at, coalesce(l.channel, 'internal') as channel, l.account, w.source,
      case when l.read = 0 and l.kind in ('event.attended', 'group.joined', 'post.liked', 'post.commented', 'post.shared', 'form.submitted') then l.title end as content
    from met join line l on l.entry_id = met.entry_id and l.person_id = met.person_id
    left join touch_source w on w.person_id = l.person_id and w.entry_id = l.entry_id
    order by l.person_id, l.at, l.entry_id`
}

function stepsOf(trx: Trx, people: readonly string[]): Promise<StepFact[]> {
  return trx<StepFact[]>`
    select s.person_id, s.assignment_id, s.kind, s.phase, s.at, k.ended_at, null::date as start_on
    from candidacy_step s join candidacy k on k.person_id = s.person_id and k.assignment_id = s.assignment_id
    where s.person_id = any(${people}::uuid[]) and s.know = 0 and k.know = 0 and s.at > '-infinity'
    union all
    select p.person_id, p.assignment_id, 'placement.made', 'placed', p.made_at, null, p.start_on from placement p
    where p.person_id = any(${people}::uuid[]) and p.know = 0
    order by 1, 2, 5, 3`
}
