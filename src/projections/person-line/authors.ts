import type { Queryable } from '#src/db/pool.ts'
import type { LineRecord } from './row.ts'

/**
 * Who wrote what another system held, by entry: the name as it stood there. Rows that the viewer may not read have none.
 */
export async function authorsOf(sql: Queryable, rows: readonly LineRecord[]): Promise<ReadonlyMap<string, string>> {
  const entries = rows.filter(row => row.readable).map(row => row.entry_id)
  if (entries.length === 0) return new Map()
  const found = await sql<{ entry_id: string; author: string }[]>`
    select p.entry_id, left(p.body ->> 'author', 200) as author
    from unnest(${entries}::uuid[]) as given (id) join ledger.payload p on p.entry_id = given.id
    where p.body ->> 'author' <> ''`
  return new Map(found.map(row => [row.entry_id, row.author]))
}
