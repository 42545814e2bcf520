import type { Trx } from '#src/db/pool.ts'
import type { Projection } from './projection.ts'

/**
 * People who may be one: equal full names. Recomputed for the names of the people folded; pairs that were refused stay
 * away. Only what the whole house may know is held against each other. At most 20 namesakes are paired: a name that is
 * commoner than that says nothing.
 */
export const pair: Projection = {
  name: 'pair',
  version: 1,
  tables: ['pair'],
  create: `
    create table pair (
      a uuid not null,
      b uuid not null,
      name_key text collate "C" not null,
      -- Equal full names, unique on both sides.
      exact boolean not null,
      -- Something besides the name agrees.
      employer boolean not null,
      domain boolean not null,
      place boolean not null,
      primary key (a, b)
    );
    create index pair_name on pair (name_key);
    create index pair_b on pair (b);
  `,
}

/** Pairs anew for the names that these people have or had (`former`, folded); called by the card's fold when what it pairs by has changed. */
export async function foldPairs(trx: Trx, people: readonly string[], former: readonly string[]): Promise<void> {
  if (people.length === 0) return
  const names = await trx<{ name_key: string }[]>`
    select distinct name_key from (
      select name_key from card where person_id = any(${people}::uuid[]) and audience = 0 and opened
      union all select unnest(${former}::text[])
      union all select name_key from pair where a = any(${people}::uuid[]) or b = any(${people}::uuid[])) n
    where name_key like '% %' order by 1`
  const keys = names.map(row => row.name_key)
  if (keys.length === 0) return
  await trx`select pg_advisory_xact_lock(hashtextextended(k, 22)) from (select unnest(${keys}::text[]) as k order by 1) as keys`
  await trx`delete from pair where name_key = any(${keys}::text[])`
  await trx`
    with named as materialized (
      select c.person_id, c.name_key, c.company_id, split_part(c.email, '@', 2) as domain, lower(c.place) as place, p.founder, count(*) over (partition by c.name_key) as namesakes
      from card c join person p on p.person_id = c.person_id
      where c.audience = 0 and c.opened and c.name_key = any(${keys}::text[])
    )
    insert into pair
    select x.person_id, y.person_id, x.name_key, x.namesakes = 2,
      coalesce(x.company_id = y.company_id, false), coalesce(x.domain = y.domain and x.domain <> '', false), coalesce(x.place = y.place, false)
    from named x join named y on y.name_key = x.name_key and x.person_id < y.person_id
    where x.namesakes <= 20
      and not exists (select from ledger.subject r join ledger.entry e on e.id = r.entry_id and e.kind = 'pair.refused'
        join ledger.subject o on o.entry_id = e.id and o.noun = 'identity' and o.subject_id in (select persona_id from persona where person_id = y.person_id)
        where r.noun = 'identity' and r.subject_id in (select persona_id from persona where person_id = x.person_id) and r.subject_id <> o.subject_id
          and exists (select from standing t where t.entry_id = e.id))
    on conflict do nothing`
}
