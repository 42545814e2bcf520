import type { Viewer } from '#src/access/viewer.ts'
import type { Queryable } from '#src/db/pool.ts'
import type { Present } from '#src/domain/refusal.ts'
import type { Json } from '#src/lib/json.ts'
import { jobPage } from './page.ts'

/** By field that another entry counts on than an editor saw, what the job says there now, who said it and when. */
export async function jobSaidSince(
  sql: Queryable,
  viewer: Viewer,
  job: { readonly id: string; readonly said: { readonly [field: string]: string } },
  was: { readonly [field: string]: string | null },
): Promise<ReadonlyMap<string, Present>> {
  const others = Object.keys(was).filter(field => (job.said[field] ?? null) !== was[field])
  if (others.length === 0) return new Map()
  // What a page shows is made of JSON.
  const page = (await jobPage(sql, viewer, job.id)) as unknown as { readonly [field: string]: Json }
  const by = await whoSaid(
    sql,
    others.map(field => job.said[field] ?? ''),
  )
  return new Map(
    others.map(field => {
      const said = by.get(job.said[field] ?? '')
      return [
        field,
        { entry: said?.entry ?? null, value: page[field] ?? null, by: said?.account ?? null, at: said?.at ?? null },
      ]
    }),
  )
}

interface Said {
  readonly entry: string
  readonly account: string | null
  readonly at: string | null
}

/** Who said what these standing entries say, and when; by entry. */
export async function whoSaid(sql: Queryable, entries: readonly string[]): Promise<ReadonlyMap<string, Said>> {
  const rows = await sql<Said[]>`
    select v.entry_id as entry, case when t.kind = 'typed' then v.account end as account, v.last_seen as at
    from standing_entry v join ledger.act t on t.id = v.act_id
    where v.entry_id = any(${entries.filter(entry => entry !== '')}::uuid[])`
  return new Map(rows.map(row => [row.entry, row]))
}
