import type { Queryable, Trx } from '#src/db/pool.ts'
import { interactions, weightOf } from '#src/domain/kind.ts'
import type { Projection } from './projection.ts'

/** Minutes that somebody set by hand, a row for each time they did. */
export const effort: Projection = {
  name: 'effort',
  version: 1,
  tables: ['effort'],
  create: `
    create table effort (
      decision_id uuid primary key,
      -- The interaction that took them.
      entry_id uuid not null,
      -- Null: by its kind again.
      minutes int,
      account uuid,
      at timestamptz not null
    );
    create index effort_entry on effort (entry_id);
  `,
  handles: kind => kind === 'effort.set',
  foldEntries,
}

async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  await trx`delete from effort where decision_id = any(${entries}::uuid[])`
  await trx`
    insert into effort
    select e.id, s.subject_id, (p.body ->> 'minutes')::int, v.account, e.occurred_at
    from unnest(${entries}::uuid[]) as given (id)
    join ledger.entry e on e.id = given.id and e.kind = 'effort.set'
    join ledger.payload p on p.entry_id = e.id and p.body ? 'minutes'
    join ledger.subject s on s.entry_id = e.id and s.noun = 'entry'
    join standing_entry v on v.entry_id = e.id
    where v.entry_id = any(${entries}::uuid[])
    on conflict (decision_id) do nothing`
}

/** Kinds that somebody may have timed. */
const timed = Object.keys(interactions).filter(kind => weightOf(kind) === 'conversation')

/** A table (entry_id, minutes, account): what was said last of each entry of which anybody said something. */
export const setByHand = (sql: Queryable) => sql`(
  select distinct on (entry_id) entry_id, minutes, account from effort order by entry_id, at desc, decision_id desc)`

/**
 * How long interactions took where that was measured: set by hand, else as the call or meeting itself says. `join` follows
 * a table that has `entry_id` and `kind` under this alias; `minutes` is then null where only the kind is known.
 */
export function measuredMinutes(sql: Queryable, alias: string) {
  return {
    join: sql`left join ${setByHand(sql)} set_minutes on set_minutes.entry_id = ${sql(alias)}.entry_id
      left join lateral (
        -- One at a time: of all touches few are calls and meetings, and a plan for any number of them would read every payload.
        select body from ledger.payload where entry_id = ${sql(alias)}.entry_id and ${sql(alias)}.kind = any(${timed}) limit 1) timed on true`,
    minutes: sql`coalesce(set_minutes.minutes::float8, case when jsonb_typeof(timed.body -> 'minutes') = 'number' then (timed.body ->> 'minutes')::float8 end)`,
  }
}
