import type { TransactionSql } from 'postgres'

/**
 * What stands: an entry stands while an act that is not retracted attests it and no `entry.retracted` names it. Tables
 * are written without a schema: the search path says whether they are the live ones or a rebuild's.
 */
export const standingTables = `
  create table retracted_act (act_id uuid primary key);
  create table retracted_entry (entry_id uuid primary key);
  create table sharing (entry_id uuid not null, account uuid not null, visible text collate "C" not null, primary key (entry_id, account));
  create table erased_persona (persona_id uuid primary key);
  create table audience (id bigint primary key, accounts uuid[] not null);
  insert into audience values (0, '{}');

  -- Content-derived, so that a rebuild gives the same ids; 0 is the whole house.
  create function audience_id(accounts uuid[]) returns bigint language sql immutable parallel safe
  as $$ select ('x' || substr(md5(accounts::text), 1, 13))::bit(52)::bigint $$;

  create view standing as
    select a.entry_id, a.act_id, a.account, a.place, a.seen_at, t.kind as act_kind, t.container, t.since,
      coalesce(h.visible, t.visible) as visible
    from ledger.attestation a
    join ledger.act t on t.id = a.act_id
    left join sharing h on h.entry_id = a.entry_id and h.account = a.account
    where not exists (select from retracted_act r where r.act_id = a.act_id)
      and not exists (select from retracted_entry r where r.entry_id = a.entry_id);

  -- One row an entry that stands: its audiences and when it was seen.
  create view standing_entry as
    select entry_id,
      case when bool_or(visible <> 'me' or account is null) then 0
        else audience_id(array_agg(distinct account order by account)) end as know,
      case when bool_or(visible = 'all' or account is null) then 0
        else audience_id(array_agg(distinct account order by account)) end as read,
      array_agg(distinct account order by account) filter (where account is not null) as accounts,
      min(since) as since, min(seen_at) as first_seen, max(seen_at) as last_seen,
      (array_agg(act_id order by seen_at desc, act_id))[1] as act_id,
      (array_agg(account order by seen_at, act_id))[1] as account
    from standing group by entry_id;
`
export const standingNames = ['retracted_act', 'retracted_entry', 'sharing', 'erased_persona', 'audience'] as const

const retractions: ReadonlySet<string> = new Set([
  'act.retracted',
  'act.restored',
  'act.purged',
  'entry.retracted',
  'thread.shared',
  'thread.hidden',
  'person.erased',
])
export const touchesStanding = (kind: string): boolean => retractions.has(kind)

/**
 * Folds decisions about acts, entries and sharing, and answers the acts and entries whose standing or audience may have
 * changed. Recomputed from all such decisions of the same targets: order-free and repeatable.
 */
export async function foldStanding(
  trx: TransactionSql,
  decisions: readonly string[],
): Promise<{ acts: readonly string[]; entries: readonly string[] }> {
  if (decisions.length === 0) return { acts: [], entries: [] }
  const acts = await trx<{ id: string }[]>`
    select distinct s.subject_id as id from ledger.subject s
    where s.entry_id = any(${decisions}::uuid[]) and s.noun = 'act'`
  const actIds = acts.map(row => row.id)
  if (actIds.length > 0) {
    await trx`delete from retracted_act where act_id = any(${actIds}::uuid[])`
    await trx`
      insert into retracted_act
      select act_id from (
        select distinct on (s.subject_id) s.subject_id as act_id, e.kind
        from ledger.subject s join ledger.entry e on e.id = s.entry_id
        where s.subject_id = any(${actIds}::uuid[]) and s.noun = 'act'
          and e.kind in ('act.retracted', 'act.restored', 'act.purged')
        order by s.subject_id, e.kind = 'act.purged' desc, e.occurred_at desc, e.id desc) latest
      where kind <> 'act.restored'
      on conflict do nothing`
  }
  const entries = await trx<{ id: string }[]>`
    select distinct s.subject_id as id from ledger.subject s join ledger.entry e on e.id = s.entry_id
    where s.entry_id = any(${decisions}::uuid[]) and s.noun = 'entry'
      and e.kind in ('entry.retracted', 'thread.shared', 'thread.hidden')`
  const entryIds = entries.map(row => row.id)
  if (entryIds.length > 0) {
    await trx`delete from retracted_entry where entry_id = any(${entryIds}::uuid[])`
    await trx`
      insert into retracted_entry
      select distinct s.subject_id
      from ledger.subject s
      join ledger.entry e on e.id = s.entry_id and e.kind = 'entry.retracted'
      join ledger.attestation a on a.entry_id = e.id
      where s.subject_id = any(${entryIds}::uuid[]) and s.noun = 'entry'
        and not exists (select from retracted_act r where r.act_id = a.act_id)
      on conflict do nothing`
    await trx`delete from sharing where entry_id = any(${entryIds}::uuid[])`
    await trx`
      insert into sharing
      select distinct on (s.subject_id, a.account) s.subject_id, a.account, p.body ->> 'visible'
      from ledger.subject s
      join ledger.entry e on e.id = s.entry_id and e.kind in ('thread.shared', 'thread.hidden')
      join ledger.payload p on p.entry_id = e.id
      join ledger.attestation a on a.entry_id = e.id and a.account is not null
      where s.subject_id = any(${entryIds}::uuid[]) and s.noun = 'entry'
        and not exists (select from retracted_act r where r.act_id = a.act_id)
      order by s.subject_id, a.account, e.occurred_at desc, e.id desc
      on conflict (entry_id, account) do update set visible = excluded.visible`
  }
  await trx`
    insert into erased_persona
    select distinct s.subject_id from ledger.subject s join ledger.entry e on e.id = s.entry_id
    where s.entry_id = any(${decisions}::uuid[]) and e.kind = 'person.erased' and s.noun = 'identity'
    on conflict do nothing`
  return { acts: actIds, entries: entryIds }
}

/** Gives every audience that these entries have a row, so that a viewer can be found in it. */
export async function foldAudiences(trx: TransactionSql, entries: readonly string[]): Promise<void> {
  if (entries.length === 0) return
  // Whoever may know is whoever may read, or everybody: of thousands of entries few sets of accounts are named.
  await trx`
    insert into audience
    select audience_id(accounts), accounts from (
      select distinct accounts from (
        select array_agg(distinct account order by account) as accounts from standing
        where entry_id = any(${entries}::uuid[]) group by entry_id
        having not bool_or(visible = 'all' or account is null)) e) a
    order by 1 on conflict do nothing`
}
