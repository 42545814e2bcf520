import type { Trx } from '#src/db/pool.ts'
import { isClaim } from '#src/domain/claim.ts'
import { isDecision } from '#src/domain/kind.ts'
import type { Projection } from './projection.ts'

/** One row for each standing claim or decision about a person: what the profile chooses from, and keeps as history. */
export const fact: Projection = {
  name: 'fact',
  version: 1,
  tables: ['fact'],
  create: `
    create table fact (
      person_id uuid not null,
      entry_id uuid not null,
      kind text collate "C" not null,
      -- When it was said or decided; '-infinity' when not known.
      at timestamptz not null,
      body jsonb not null,
      text text,
      family text collate "C" not null,
      account uuid,
      act_id uuid not null,
      first_seen timestamptz not null,
      last_seen timestamptz not null,
      know bigint not null,
      read bigint not null,
      original boolean not null,
      primary key (person_id, entry_id)
    );
    create index fact_entry on fact (entry_id);
    create index fact_kind on fact (kind, person_id) where kind not like 'claim.%';
  `,
  handles: kind => isClaim(kind) || (isDecision(kind) && !silent.has(kind)),
  foldEntries,
}

/** Decisions about others than a person, or that their fold alone shows. */
const silent: ReadonlySet<string> = new Set([
  'persona.attached',
  'colleague.identified',
  'act.retracted',
  'act.restored',
  'act.purged',
  'entry.retracted',
  'entry.placed',
  'export.requested',
  'export.arrived',
  'assignment.opened',
  'assignment.moved',
  'assignment.described',
  'assignment.closed',
])

async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  await trx`
    with rows as materialized (
      select distinct on (p.person_id, e.id)
        p.person_id, e.id as entry_id, e.kind, coalesce(e.occurred_at, '-infinity') as at, l.body, l.text, e.family,
        v.account, v.act_id, v.first_seen, v.last_seen, v.know, v.read, l.original_id is not null as original
      from standing_entry v
      join ledger.entry e on e.id = v.entry_id
      join ledger.payload l on l.entry_id = e.id
      join ledger.subject s on s.entry_id = e.id and s.noun in ('persona', 'identity')
      join persona p on p.persona_id = s.subject_id
      where v.entry_id = any(${entries}::uuid[])
        and not exists (select from colleague c where c.persona_id = s.subject_id)
        and not exists (select from erased_persona x where x.persona_id = s.subject_id)
      order by p.person_id, e.id
    ), dropped as (
      delete from fact d where d.entry_id = any(${entries}::uuid[])
        and not exists (select from rows r where r.person_id = d.person_id and r.entry_id = d.entry_id)
      returning d.person_id
    ), left_behind as (
      insert into dirty_person select distinct person_id from dropped order by 1 on conflict do nothing
    )
    insert into fact as f select * from rows
    on conflict (person_id, entry_id) do update set
      kind = excluded.kind, at = excluded.at, body = excluded.body, text = excluded.text, family = excluded.family,
      account = excluded.account, act_id = excluded.act_id, first_seen = excluded.first_seen, last_seen = excluded.last_seen,
      know = excluded.know, read = excluded.read, original = excluded.original
    where (f.last_seen, f.first_seen, f.know, f.read, f.act_id, f.account, f.body, f.text) is distinct from
      (excluded.last_seen, excluded.first_seen, excluded.know, excluded.read, excluded.act_id, excluded.account, excluded.body, excluded.text)`
}
