import type { Trx } from '#src/db/pool.ts'
import type { Projection } from '../projection.ts'

/** What was spent on channels, a row for each time that somebody said so. */
export const spend: Projection = {
  name: 'spend',
  version: 2,
  tables: ['spend'],
  create: `
    create table spend (
      entry_id uuid primary key,
      channel text collate "C" not null,
      -- What was said of our own channel: a code or name, lower case, as touches keep it.
      own text collate "C",
      -- First and last day.
      from_on date not null,
      to_on date not null,
      -- Minor units.
      amount bigint not null,
      currency text collate "C" not null,
      sort text collate "C" not null,
      category text not null,
      note text not null,
      account uuid,
      act_id uuid not null,
      know bigint not null
    );
    create index spend_period on spend (from_on, to_on);
  `,
  handles: kind => kind === 'spend.recorded',
  foldEntries,
}

async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  await trx`delete from spend where entry_id = any(${entries}::uuid[])`
  await trx`
    insert into spend
    select e.id, p.body ->> 'channel', p.body ->> 'own', (p.body ->> 'from')::date, (p.body ->> 'to')::date, (p.body ->> 'amount')::bigint, p.body ->> 'currency',
      p.body ->> 'sort', p.body ->> 'category', coalesce(p.body ->> 'note', ''), v.account, v.act_id, v.know
    from unnest(${entries}::uuid[]) as given (id)
    join ledger.entry e on e.id = given.id and e.kind = 'spend.recorded'
    join ledger.payload p on p.entry_id = e.id
    join standing_entry v on v.entry_id = e.id
    where v.entry_id = any(${entries}::uuid[]) and p.body ? 'amount'
    on conflict (entry_id) do nothing`
}
