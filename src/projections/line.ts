import type { Trx } from '#src/db/pool.ts'
import { conversational, isInteraction } from '#src/domain/kind.ts'
import type { Projection } from './projection.ts'

/**
 * One row for each interaction and each person whom it touches: the line. Personas that nobody opened have rows too,
 * under their own id: they are the unknown senders, and become a person's line when somebody adds them.
 */
export const line: Projection = {
  name: 'line',
  version: 5,
  tables: ['line'],
  create: `
    create table line (
      person_id uuid not null,
      entry_id uuid not null,
      -- '-infinity' when the time is not known.
      at timestamptz not null,
      precision text collate "C" not null,
      kind text collate "C" not null,
      channel text collate "C",
      direction text collate "C" not null,
      role text collate "C" not null,
      account uuid,
      thread uuid,
      automatic boolean not null,
      -- Somebody says something that asks for an answer.
      talk boolean not null,
      -- False for history: starts no clock.
      live boolean not null,
      know bigint not null,
      read bigint not null,
      title text,
      snippet text,
      original boolean not null,
      -- Who wrote what another system held: the name as it stood there.
      author text,
      -- By entry first: whose line it stands on is asked for entries; a person's is read in order of time.
      primary key (entry_id, person_id)
    );
    create index line_at on line (person_id, at desc, entry_id desc);
    -- What people did in a period, whoever it was with.
    create index line_when on line (at desc, entry_id desc) where not automatic;
    create index line_thread on line (person_id, thread, at desc) where thread is not null;
    create index line_in_thread on line (thread, person_id) where thread is not null;
  `,
  handles: kind => isInteraction(kind),
  foldEntries,
}

async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  await trx`
    with rows as materialized (
      select distinct on (p.person_id, e.id)
        p.person_id, e.id as entry_id, coalesce(e.occurred_at, '-infinity') as at, e.precision, e.kind, e.channel, e.direction,
        s.role, v.account,
        case when l.body ? 'thread' then md5(l.body ->> 'thread')::uuid end as thread,
        coalesce((l.body ->> 'automatic')::boolean, false) as automatic,
        e.kind = any(${[...conversational]}) and not coalesce((l.body ->> 'automatic')::boolean, false) as talk,
        v.since is null or coalesce(e.occurred_at >= v.since, false) as live,
        v.know, v.read,
        left(coalesce(l.body ->> 'subject', l.body ->> 'title'), 200) as title,
        left(l.text, 280) as snippet,
        l.original_id is not null as original,
        left(nullif(l.body ->> 'author', ''), 200) as author
      from standing_entry v
      join ledger.entry e on e.id = v.entry_id
      join ledger.payload l on l.entry_id = e.id
      join ledger.subject s on s.entry_id = e.id and s.noun = 'persona'
      join persona p on p.persona_id = s.subject_id
      where v.entry_id = any(${entries}::uuid[])
        and not exists (select from colleague c where c.persona_id = s.subject_id)
        and not exists (select from erased_persona x where x.persona_id = s.subject_id)
      order by p.person_id, e.id, s.role
    ), dropped as (
      delete from line d where d.entry_id = any(${entries}::uuid[])
        and not exists (select from rows r where r.person_id = d.person_id and r.entry_id = d.entry_id)
      returning d.person_id, d.at
    ), left_behind as (
      insert into dirty_person select distinct person_id from dropped order by 1 on conflict do nothing
    ), written as (
    insert into line as l select * from rows
    on conflict (person_id, entry_id) do update set
      at = excluded.at, precision = excluded.precision, kind = excluded.kind, channel = excluded.channel,
      direction = excluded.direction, role = excluded.role, account = excluded.account, thread = excluded.thread,
      automatic = excluded.automatic, talk = excluded.talk, live = excluded.live, know = excluded.know, read = excluded.read,
      title = excluded.title, snippet = excluded.snippet, original = excluded.original, author = excluded.author
    where (l.know, l.read, l.live, l.account, l.snippet, l.title, l.role, l.at) is distinct from
      (excluded.know, excluded.read, excluded.live, excluded.account, excluded.snippet, excluded.title, excluded.role, excluded.at)
    returning l.person_id, l.at
    )
    -- What is made of a day's touches is made again (touch.ts).
    insert into dirty_day
    select distinct person_id, (at at time zone 'UTC')::date from (select * from dropped union all select * from written) as changed`
}
