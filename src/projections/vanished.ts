import type { Trx } from '#src/db/pool.ts'
import type { Projection } from './projection.ts'

/** What a connection's row says, and no other row of an archive. */
const said: readonly string[] = ['claim.position', 'claim.profile', 'claim.email']

/**
 * Who was among the connections of an archive and is not in a later one of the same holder: noted, never deleted. Made
 * from `arrival`, the archives that stand and whose connections were read whole, and from what the account's archives
 * said of somebody, and when last; gone when a later one has them again, or when the archive without them is taken back.
 */
export const vanished: Projection = {
  name: 'vanished',
  version: 1,
  tables: ['arrival', 'vanished'],
  create: `
    create table arrival (
      entry_id uuid primary key,
      act_id uuid not null,
      account uuid not null,
      -- Personas, as text.
      holders text[] not null,
      made_at timestamptz not null,
      read bigint not null
    );
    create index arrival_account on arrival (account, made_at);
    create table vanished (
      person_id uuid not null,
      account uuid not null,
      -- Who may read the archives that say so, and the first without them that these may read.
      read bigint not null,
      arrival_id uuid not null,
      at timestamptz not null,
      primary key (person_id, account, read)
    );
  `,
  handles: kind => kind === 'export.arrived',
  concerns: kind => said.includes(kind),
  foldEntries,
  foldPeople,
}

async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  const changed = await trx<{ account: string; acts: string[] }[]>`
    with rows as materialized (
      select v.entry_id, v.act_id, v.account,
        array(select jsonb_array_elements_text(case jsonb_typeof(l.body -> 'holders') when 'array' then l.body -> 'holders' else '[]' end)) as holders,
        v.last_seen as made_at, v.read
      from standing_entry v join ledger.payload l on l.entry_id = v.entry_id
      where v.entry_id = any(${entries}::uuid[]) and v.account is not null and l.body -> 'whole' ? 'connections'
    ), dropped as (
      delete from arrival a where a.entry_id = any(${entries}::uuid[])
        and not exists (select from rows r where r.entry_id = a.entry_id)
      returning a.account, a.act_id
    ), written as (
      insert into arrival as a select * from rows
      on conflict (entry_id) do update set act_id = excluded.act_id, account = excluded.account, holders = excluded.holders,
        made_at = excluded.made_at, read = excluded.read
      where (a.act_id, a.account, a.holders, a.made_at, a.read) is distinct from
        (excluded.act_id, excluded.account, excluded.holders, excluded.made_at, excluded.read)
      returning a.account, a.act_id
    )
    select account, array_agg(distinct act_id) as acts from (select * from dropped union all select * from written) c group by account`
  // Whoever was in any archive of the account.
  for (const { account, acts } of changed)
    await trx`
      insert into dirty_person
      select distinct f.person_id
      from (select act_id from arrival where account = ${account}::uuid union select unnest(${acts}::uuid[])) a
      join ledger.attestation t on t.act_id = a.act_id
      join fact f on f.entry_id = t.entry_id and f.kind = any(${said})
      order by 1 on conflict do nothing`
}

async function foldPeople(trx: Trx, people: readonly string[]): Promise<void> {
  await Promise.all([
    trx`delete from vanished where person_id = any(${people}::uuid[])`,
    trx`
      insert into vanished
      select distinct on (had.person_id, had.account, a.read) had.person_id, had.account, a.read, a.entry_id, a.made_at
      from (
        select f.person_id, t.account, max(t.seen_at) as seen, array_agg(distinct t.act_id) as acts, bool_or(t.visible = 'all') as open
        from fact f join standing t on t.entry_id = f.entry_id
        where exists (select from arrival) and f.person_id = any(${people}::uuid[]) and f.kind = any(${said})
          and f.family = 'linkedin.connection-claim' and t.account is not null
        group by 1, 2
      ) had
      cross join lateral (
        select a.entry_id, a.made_at, case when had.open and a.read = 0 then 0 else audience_id(array[had.account]) end as read
        from arrival a
        where a.account = had.account and a.made_at > had.seen
          and exists (select from arrival b where b.account = a.account and b.act_id = any(had.acts) and b.holders && a.holders)
      ) a
      order by had.person_id, had.account, a.read, a.made_at, a.entry_id`,
  ])
}
