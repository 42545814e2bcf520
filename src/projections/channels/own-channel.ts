import type { Trx } from '#src/db/pool.ts'
import type { Projection } from '../projection.ts'

/**
 * Our own channels by name: each is the entry that opened it; what was said of it since (another name, another page, merged
 * into another) is folded on top. Reports read names at the time of asking, so that a new name or a merge holds for all of a
 * year, and undoing it too; `journey` knows only codes and addresses.
 */
export const ownChannel: Projection = {
  name: 'own-channel',
  version: 1,
  tables: ['own_channel'],
  create: `
    create table own_channel (
      channel_id uuid primary key,
      name text not null,
      medium text collate "C" not null,
      code text collate "C" not null,
      -- Where mail for it arrives, normalised.
      address text collate "C",
      target text,
      -- Merged into another.
      into_id uuid,
      opened_at timestamptz not null,
      formerly text[] not null
    );
    create index own_channel_code on own_channel (code);
    -- What a touch says of where it came from (a code, an address), as the name that counts now. Merges are followed to
    -- their end; in a circle each keeps its own name.
    create view channel_name as
      with recursive led as (
        select channel_id, channel_id as at, into_id, array[channel_id] as seen from own_channel
        union all
        select led.channel_id, c.channel_id, c.into_id, led.seen || c.channel_id from led
        join own_channel c on c.channel_id = led.into_id and c.channel_id <> all (led.seen)
      ), ends as (
        select distinct on (channel_id) channel_id, at from led order by channel_id, cardinality(seen) desc
      ), sources as (
        select channel_id, code as source, opened_at from own_channel
        union all select channel_id, address, opened_at from own_channel where address is not null
        union all select channel_id, lower(name), opened_at from own_channel
        union all select channel_id, lower(unnest(formerly)), opened_at from own_channel
      )
      select distinct on (s.source) s.source, e.at as channel_id, c.name, c.medium
      from sources s join ends e using (channel_id) join own_channel c on c.channel_id = e.at
      order by s.source, s.opened_at, s.channel_id;
  `,
  handles: kind => kind.startsWith('channel.'),
  foldEntries,
}

async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  const touched = await trx<{ id: string }[]>`
    select e.id from ledger.entry e where e.id = any(${entries}::uuid[]) and e.kind = 'channel.opened'
    union
    select s.subject_id from ledger.subject s join ledger.entry e on e.id = s.entry_id and e.kind like 'channel.%'
    where s.entry_id = any(${entries}::uuid[]) and s.noun = 'entry' order by 1`
  if (touched.length === 0) return
  const ids = touched.map(row => row.id)
  await trx`select pg_advisory_xact_lock(hashtextextended(id::text, 23)) from (select unnest(${ids}::uuid[]) as id order by 1) as keys`
  await trx`delete from own_channel where channel_id = any(${ids}::uuid[])`
  await trx`
    with said as (
      select g.id as channel_id, e.id, e.kind, e.occurred_at as at, p.body
      from unnest(${ids}::uuid[]) as g (id) join ledger.entry e on e.id = g.id join ledger.payload p on p.entry_id = e.id
      where exists (select from standing t where t.entry_id = e.id) and p.body ? 'code'
      union all
      select s.subject_id, e.id, e.kind, e.occurred_at, p.body
      from unnest(${ids}::uuid[]) as g (id) join ledger.subject s on s.subject_id = g.id and s.noun = 'entry'
      join ledger.entry e on e.id = s.entry_id and e.kind like 'channel.%' join ledger.payload p on p.entry_id = e.id
      where exists (select from standing t where t.entry_id = e.id)
    ), latest as (
      select channel_id,
        (array_agg(body ->> 'name' order by at desc, id desc) filter (where body ? 'name'))[1] as name,
        (array_agg(body ->> 'address' order by at desc, id desc) filter (where body ? 'address'))[1] as address,
        (array_agg(body ->> 'target' order by at desc, id desc) filter (where body ? 'target'))[1] as target,
        (array_agg(body ->> 'into' order by at desc, id desc) filter (where body ? 'into'))[1] as into_id,
        array_agg(body ->> 'name' order by at, id) filter (where body ? 'name') as names
      from said group by channel_id
    )
    insert into own_channel
    select l.channel_id, l.name, o.body ->> 'medium', o.body ->> 'code', l.address, l.target, l.into_id::uuid, o.at,
      array_remove(coalesce(l.names, '{}'), l.name)
    from latest l join said o on o.channel_id = l.channel_id and o.kind = 'channel.opened'
    on conflict (channel_id) do nothing`
}
