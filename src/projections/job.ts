import type { Trx } from '#src/db/pool.ts'
import type { Projection } from './projection.ts'

/** Jobs, from their standing decisions, and who is in them and where they stand. */
export const job: Projection = {
  name: 'job',
  version: 1,
  tables: ['job', 'candidacy'],
  create: `
    create table job (
      assignment_id uuid primary key,
      title text not null,
      title_key text collate "C" not null,
      client text,
      client_id uuid,
      open boolean not null,
      opened_at timestamptz,
      closed_at timestamptz,
      know bigint not null
    );
    create index job_client on job (client_id) where client_id is not null;
    create table candidacy (
      person_id uuid not null,
      assignment_id uuid not null,
      stage text,
      since timestamptz not null,
      know bigint not null,
      primary key (person_id, assignment_id)
    );
    create index candidacy_assignment on candidacy (assignment_id, person_id);
  `,
  handles: kind => kind.startsWith('assignment.'),
  foldEntries,
  foldPeople,
}

async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  const touched = await trx<{ id: string }[]>`
    select distinct s.subject_id as id from ledger.subject s join ledger.entry e on e.id = s.entry_id
    where s.entry_id = any(${entries}::uuid[]) and s.noun = 'assignment' and e.kind in ('assignment.opened', 'assignment.closed')
    order by 1`
  if (touched.length === 0) return
  const ids = touched.map(row => row.id)
  await trx`select pg_advisory_xact_lock(hashtextextended(id::text, 21)) from (select unnest(${ids}::uuid[]) as id order by 1) as keys`
  await trx`delete from job where assignment_id = any(${ids}::uuid[])`
  await trx`
    with said as (
      select s.subject_id as assignment_id, e.id, e.kind, e.occurred_at, e.recorded_at, p.body, c.subject_id as client_id, n.name as client, e.precision
      from ledger.subject s
      join ledger.entry e on e.id = s.entry_id and e.kind in ('assignment.opened', 'assignment.closed')
      join ledger.payload p on p.entry_id = e.id
      left join ledger.subject c on c.entry_id = e.id and c.noun = 'company'
      left join ledger.company n on n.id = c.subject_id
      where s.subject_id = any(${ids}::uuid[]) and s.noun = 'assignment'
        and exists (select from standing t where t.entry_id = e.id)
    ), opened as (
      select distinct on (assignment_id) * from said where kind = 'assignment.opened'
      order by assignment_id, coalesce((body ->> 'revision')::bigint, 0) desc, occurred_at desc nulls last, id
    ), latest as (
      select distinct on (assignment_id) assignment_id, kind, occurred_at, body from said
      order by assignment_id, occurred_at desc nulls last, kind = 'assignment.closed' desc, id
    )
    insert into job
    select o.assignment_id, coalesce(nullif(o.body ->> 'title', ''), 'Job'), lower(coalesce(o.body ->> 'title', '')),
      coalesce(o.client, o.body ->> 'client'), o.client_id,
      l.kind = 'assignment.opened' and coalesce((o.body ->> 'open')::boolean, o.body ->> 'closed' is null),
      o.occurred_at, case when l.kind = 'assignment.closed' then l.occurred_at end,
      coalesce((select know from standing_entry v where v.entry_id = o.id), 0)
    from opened o join latest l using (assignment_id)`
}

async function foldPeople(trx: Trx, people: readonly string[]): Promise<void> {
  const gone = trx`delete from candidacy where person_id = any(${people}::uuid[])`
  const come = trx`
    insert into candidacy
    select distinct on (f.person_id, s.subject_id) f.person_id, s.subject_id, f.body ->> 'stage',
      greatest(f.at, '0001-01-01'), f.know
    from fact f join ledger.subject s on s.entry_id = f.entry_id and s.noun = 'assignment'
    where f.person_id = any(${people}::uuid[]) and f.kind in ('candidacy.opened', 'candidacy.moved')
    order by f.person_id, s.subject_id, f.at desc, f.kind = 'candidacy.moved' desc, f.entry_id desc`
  await Promise.all([gone, come])
}
