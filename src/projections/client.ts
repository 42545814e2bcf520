import type { Trx } from '#src/db/pool.ts'
import type { Projection } from './projection.ts'

/** Where business with an organisation stands, its terms, its contacts, and the walls around it. */
export const client: Projection = {
  name: 'client',
  version: 2,
  tables: ['client', 'wall', 'contact'],
  create: `
    create table client (
      company_id uuid primary key,
      -- As a source wrote it; empty where people alone name the organisation.
      name text not null,
      stage text collate "C",
      stage_at timestamptz,
      owner uuid,
      -- Terms (domain/assignment.ts).
      terms jsonb,
      -- Their people are not approached.
      protected boolean not null,
      protected_note text,
      said jsonb not null
    );
    -- Both ways round: who is put forward at one is not for the other.
    create table wall (company_id uuid not null, other_id uuid not null, note text, since timestamptz, primary key (company_id, other_id));
    -- What somebody is at a client.
    create table contact (person_id uuid not null, company_id uuid not null, part text not null, since timestamptz not null, primary key (person_id, company_id, part));
    create index contact_company on contact (company_id, person_id);
  `,
  handles: kind => kind.startsWith('client.'),
  foldEntries,
  foldPeople,
  concerns: kind => kind === 'client.appointed',
}

async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  const touched = await trx<{ id: string }[]>`
    select distinct o.subject_id as id from ledger.subject s join ledger.entry e on e.id = s.entry_id and e.kind like 'client.%'
    join ledger.subject o on o.entry_id = s.entry_id and o.noun = 'company'
    where s.entry_id = any(${entries}::uuid[]) order by 1`
  if (touched.length === 0) return
  const ids = touched.map(row => row.id)
  await trx`select pg_advisory_xact_lock(hashtextextended(id::text, 22)) from (select unnest(${ids}::uuid[]) as id order by 1) as keys`
  await trx`delete from client where company_id = any(${ids}::uuid[])`
  await trx`
    with said as (
      select distinct on (s.subject_id, e.kind) s.subject_id as company_id, e.kind, e.id, e.occurred_at, p.body
      from ledger.subject s
      join ledger.entry e on e.id = s.entry_id and e.kind in ('client.staged', 'client.owned', 'client.termed', 'client.protected')
      join ledger.payload p on p.entry_id = e.id
      where s.subject_id = any(${ids}::uuid[]) and s.noun = 'company' and exists (select from standing t where t.entry_id = e.id)
      order by s.subject_id, e.kind, e.occurred_at desc nulls last, e.id desc
    )
    insert into client
    select x.company_id, coalesce(c.name, ''),
      max(x.body ->> 'stage') filter (where kind = 'client.staged'), max(x.occurred_at) filter (where kind = 'client.staged'),
      (max(x.body ->> 'account') filter (where kind = 'client.owned'))::uuid,
      (max((x.body -> 'terms')::text) filter (where kind = 'client.termed'))::jsonb,
      coalesce(bool_or(not coalesce((x.body ->> 'off')::boolean, false)) filter (where kind = 'client.protected'), false),
      max(x.body ->> 'note') filter (where kind = 'client.protected'),
      jsonb_object_agg(x.kind, x.id)
    from said x left join ledger.company c on c.id = x.company_id group by x.company_id, c.name`
  await trx`delete from wall where company_id = any(${ids}::uuid[]) or other_id = any(${ids}::uuid[])`
  await trx`
    insert into wall
    select company_id, other_id, note, since from (
      select distinct on (a.subject_id, b.subject_id) a.subject_id as company_id, b.subject_id as other_id,
        p.body ->> 'note' as note, e.occurred_at as since, coalesce((p.body ->> 'off')::boolean, false) as off
      from ledger.subject a
      join ledger.entry e on e.id = a.entry_id and e.kind = 'client.walled'
      join ledger.payload p on p.entry_id = e.id
      join ledger.subject b on b.entry_id = e.id and b.noun = 'company' and b.subject_id <> a.subject_id
      where a.noun = 'company' and (a.subject_id = any(${ids}::uuid[]) or b.subject_id = any(${ids}::uuid[]))
        and exists (select from standing t where t.entry_id = e.id)
      order by a.subject_id, b.subject_id, e.occurred_at desc nulls last, e.id desc) latest
    where not off`
}

async function foldPeople(trx: Trx, people: readonly string[]): Promise<void> {
  await trx`delete from contact where person_id = any(${people}::uuid[])`
  await trx`
    insert into contact
    select person_id, company_id, part, since from (
      select distinct on (f.person_id, s.subject_id, f.body ->> 'as') f.person_id, s.subject_id as company_id, f.body ->> 'as' as part,
        f.at as since, coalesce((f.body ->> 'off')::boolean, false) as off
      from fact f join ledger.subject s on s.entry_id = f.entry_id and s.noun = 'company'
      where f.person_id = any(${people}::uuid[]) and f.kind = 'client.appointed' and f.body ->> 'as' is not null
      order by f.person_id, s.subject_id, f.body ->> 'as', f.at desc, f.entry_id desc) latest
    where not off`
}
