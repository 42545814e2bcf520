import type { Queryable } from '#src/db/pool.ts'
import type { Present } from '#src/domain/refusal.ts'
import type { Json } from '#src/lib/json.ts'

/** By field, the entry that says it; null or nothing: none does. */
type Said = { readonly [field: string]: string | null | undefined }

/**
 * By field that another entry counts on than an editor saw (`was`), what is shown there now, who said it and when. Of a
 * job or an organisation; `page` is what shows it, read only where there is such a field.
 */
export async function fieldsSaidSince(
  sql: Queryable,
  said: Said,
  was: Said,
  page: () => Promise<object | null>,
): Promise<ReadonlyMap<string, Present>> {
  const others = Object.keys(was).filter(field => (said[field] ?? null) !== was[field])
  if (others.length === 0) return new Map()
  // What a page shows is made of JSON.
  const shown = (await page()) as { readonly [field: string]: Json } | null
  const by = await whoSaid(
    sql,
    others.flatMap(field => said[field] ?? []),
  )
  return new Map(
    others.map(field => {
      const one = by.get(said[field] ?? '')
      return [
        field,
        { entry: one?.entry ?? null, value: shown?.[field] ?? null, by: one?.account ?? null, at: one?.at ?? null },
      ]
    }),
  )
}

interface WhoSaid {
  readonly entry: string
  readonly account: string | null
  readonly at: string | null
}

/** Who said what these standing entries say, and when; by entry. */
async function whoSaid(sql: Queryable, entries: readonly string[]): Promise<ReadonlyMap<string, WhoSaid>> {
  const rows = await sql<WhoSaid[]>`
    select v.entry_id as entry, case when t.kind = 'typed' then v.account end as account, v.last_seen as at
    from standing_entry v join ledger.act t on t.id = v.act_id
    where v.entry_id = any(${[...entries]}::uuid[])`
  return new Map(rows.map(row => [row.entry, row]))
}
