import type { Trx } from '#src/db/pool.ts'
import type { Projection } from '../projection.ts'

/**
 * Organisations that are another one: a row for each that was merged away, with the one that it is part of; and pairs of
 * which somebody said that they are not.
 */
export const sameCompany: Projection = {
  name: 'same-company',
  version: 1,
  tables: ['same_company', 'company_refused'],
  create: `
    create table same_company (company_id uuid primary key, into_id uuid not null);
    create index same_company_into on same_company (into_id);
    create table company_refused (company_id uuid not null, other_id uuid not null, entry_id uuid not null, primary key (entry_id));
  `,
  handles: kind => kind === 'company.merged' || kind === 'company.refused',
  foldEntries,
}

interface Merge {
  readonly id: string
  readonly at: string
  readonly into: string
  readonly from: string
  readonly stands: boolean
}

/** Recomputed from all standing merges connected with these: the same in any order of arrival, and without rings. */
async function foldEntries(trx: Trx, entries: readonly string[]): Promise<void> {
  await trx`delete from company_refused where entry_id = any(${[...entries]}::uuid[])`
  await trx`
    insert into company_refused
    select (p.body -> 'pair' ->> 0)::uuid, (p.body -> 'pair' ->> 1)::uuid, e.id
    from unnest(${[...entries]}::uuid[]) as g (id) join ledger.entry e on e.id = g.id and e.kind = 'company.refused'
    join ledger.payload p on p.entry_id = e.id where exists (select from standing t where t.entry_id = e.id)
    on conflict do nothing`
  await trx`select pg_advisory_xact_lock(hashtextextended('same company', 22))`
  const merges = new Map<string, Merge>()
  const reached = new Set<string>()
  for (let frontier = await named(trx, entries); frontier.length > 0; ) {
    for (const company of frontier) reached.add(company)
    const rows = await trx<Merge[]>`
      select distinct e.id, to_char(e.occurred_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US') as at, p.body ->> 'into' as into, p.body ->> 'from' as from,
        exists (select from standing t where t.entry_id = e.id) as stands
      from ledger.subject s join ledger.entry e on e.id = s.entry_id and e.kind = 'company.merged'
      join ledger.payload p on p.entry_id = e.id
      where s.noun = 'company' and s.subject_id = any(${frontier}::uuid[])`
    for (const row of rows) merges.set(row.id, row)
    frontier = [...new Set(rows.flatMap(row => [row.into, row.from]))].filter(company => !reached.has(company))
  }
  const into = new Map<string, string>()
  const rootOf = (company: string): string => {
    let at = company
    for (let next = into.get(at); next !== undefined; next = into.get(at)) at = next
    return at
  }
  const standing = [...merges.values()].filter(one => one.stands)
  for (const one of standing.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))) {
    const [root, other] = [rootOf(one.into), rootOf(one.from)]
    if (root !== other) into.set(other, root)
  }
  await trx`delete from same_company where company_id = any(${[...reached]}::uuid[])`
  const away = [...into.keys()].sort()
  if (away.length > 0)
    await trx`insert into same_company select * from unnest(${away}::uuid[], ${away.map(rootOf)}::uuid[])`
}

async function named(trx: Trx, entries: readonly string[]): Promise<string[]> {
  const rows = await trx<{ id: string }[]>`
    select distinct subject_id as id from ledger.subject where entry_id = any(${[...entries]}::uuid[]) and noun = 'company'`
  return rows.map(row => row.id)
}
