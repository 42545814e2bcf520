import type { Trx } from '#src/db/pool.ts'
import type { Projection } from '../projection.ts'

/**
 * Pairs whom a record names as one while something speaks against it: a contradiction that the rule met, or somebody's
 * word that they are not the same. Folded from `fact`; a word that came later than the record settles it.
 */
export const doubt: Projection = {
  name: 'doubt',
  version: 1,
  tables: ['doubt'],
  create: `
    create table doubt (
      entry_id uuid primary key,
      a uuid not null,
      b uuid not null,
      why text collate "C" not null,
      at timestamptz not null,
      know bigint not null
    );
    create index doubt_a on doubt (a);
    create index doubt_b on doubt (b);
  `,
  handles: kind => kind === 'person.merged' || kind === 'pair.doubted' || kind === 'pair.refused',
  foldEntries,
}

async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  await trx`
    with concerned as materialized (
      select given.id from unnest(${entries}::uuid[]) as given (id)
      union
      -- A word about two people concerns what records say of them.
      select f.entry_id from ledger.entry e
      join ledger.subject s on s.entry_id = e.id and s.noun = 'identity'
      join persona p on p.persona_id = s.subject_id
      join fact f on f.person_id = p.person_id and f.kind in ('person.merged', 'pair.doubted')
      where e.id = any(${entries}::uuid[]) and e.kind = 'pair.refused'
    ), rows as materialized (
      select f.entry_id, min(f.person_id::text)::uuid as a, max(f.person_id::text)::uuid as b, min(coalesce(f.body ->> 'why', 'refused')) as why,
        min(f.at) as at, min(f.know) as know
      from fact f join concerned c on c.id = f.entry_id
      where f.kind = 'pair.doubted' or (f.kind = 'person.merged' and f.body ? 'rule')
      group by f.entry_id having count(*) = 2
    ), open as materialized (
      select r.* from rows r
      where not exists (select from fact x join fact y on y.entry_id = x.entry_id and y.person_id = r.b
        where x.person_id = r.a and x.kind = 'pair.refused' and x.at >= r.at)
    ), gone as (
      delete from doubt d using concerned c where d.entry_id = c.id and not exists (select from open o where o.entry_id = c.id)
    )
    insert into doubt as d select * from open
    on conflict (entry_id) do update set a = excluded.a, b = excluded.b, why = excluded.why, at = excluded.at, know = excluded.know
    where (d.a, d.b, d.why, d.at, d.know) is distinct from (excluded.a, excluded.b, excluded.why, excluded.at, excluded.know)`
}
