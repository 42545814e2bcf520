import type { Trx } from '#src/db/pool.ts'
import { grouped } from '#src/lib/grouped.ts'
import { postgresJson } from '#src/lib/json.ts'
import type { Projection } from '../projection.ts'
import { jobRow, type Said } from './job-row.ts'

/** Jobs, from their standing decisions: what each is, where it stands, and since when. */
export const job: Projection = {
  name: 'job',
  version: 2,
  tables: ['job', 'job_step'],
  create: `
    create table job (
      assignment_id uuid primary key,
      title text not null,
      title_key text collate "C" not null,
      client text,
      client_id uuid,
      -- lead, open, on-hold, filled, closed, lost; open: worked on or may become work.
      state text collate "C" not null,
      state_at timestamptz,
      reason text,
      open boolean not null,
      -- First heard of; order taken; ended.
      opened_at timestamptz,
      ordered_at timestamptz,
      closed_at timestamptz,
      owner uuid,
      team uuid[] not null,
      place text,
      description text,
      work text collate "C",
      openings int,
      due_on date,
      start_on date,
      -- PayRange, or {text} where an old system said it in words; Stage[]; Terms. Null: the usual.
      pay jsonb,
      stages jsonb,
      terms jsonb,
      -- By field, the entry that said what counts: what an editor saw is compared with it.
      said jsonb not null,
      confidential boolean not null,
      know bigint not null
    );
    create index job_client on job (client_id) where client_id is not null;
    create index job_state on job (state, opened_at desc);

    -- Every change of state, for the line and for time in state.
    create table job_step (
      assignment_id uuid not null,
      entry_id uuid not null,
      state text collate "C" not null,
      at timestamptz not null,
      account uuid,
      reason text,
      know bigint not null,
      primary key (assignment_id, entry_id)
    );
  `,
  handles: kind => kind.startsWith('assignment.'),
  foldEntries,
}

async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  const touched = await trx<{ id: string }[]>`
    select distinct s.subject_id as id from ledger.subject s join ledger.entry e on e.id = s.entry_id
    where s.entry_id = any(${entries}::uuid[]) and s.noun = 'assignment' and e.kind like 'assignment.%'
    order by 1`
  if (touched.length === 0) return
  const ids = touched.map(row => row.id)
  await trx`select pg_advisory_xact_lock(hashtextextended(id::text, 21)) from (select unnest(${ids}::uuid[]) as id order by 1) as keys`
  const said = await trx<Said[]>`
    select s.subject_id as assignment_id, e.id as entry_id, e.kind, e.occurred_at as at, p.body, p.text, c.subject_id as client_id, n.name as client,
      v.know, v.account
    from ledger.subject s
    join ledger.entry e on e.id = s.entry_id and e.kind like 'assignment.%'
    join ledger.payload p on p.entry_id = e.id
    join standing_entry v on v.entry_id = e.id
    left join ledger.subject c on c.entry_id = e.id and c.noun = 'company'
    left join ledger.company n on n.id = c.subject_id
    where s.subject_id = any(${ids}::uuid[]) and s.noun = 'assignment'`
  const by = grouped(said, one => one.assignment_id)
  const found = ids.flatMap(id => jobRow(id, by.get(id) ?? []) ?? [])
  await trx`delete from job where assignment_id = any(${ids}::uuid[])`
  await trx`delete from job_step where assignment_id = any(${ids}::uuid[])`
  if (found.length === 0) return
  await trx`insert into job select * from json_populate_recordset(null::job, ${postgresJson(found.map(one => one.row))}::text::json)`
  await trx`insert into job_step select * from json_populate_recordset(null::job_step, ${postgresJson(found.flatMap(one => one.steps))}::text::json)`
}
