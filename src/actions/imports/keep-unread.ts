import type { Queryable } from '#src/db/pool.ts'
import type { Unread } from '#src/domain/draft.ts'
import { keyedId } from '#src/ledger/ids.ts'
import { postgresJson } from '#src/lib/json.ts'

/** Lists what could not be read for its page; the same again adds nothing. */
export async function keepUnread(
  sql: Queryable,
  key: Buffer,
  importId: string,
  unread: readonly Unread[],
): Promise<void> {
  if (unread.length === 0) return
  const rows = unread.map(({ place, why, row }) => ({
    id: keyedId(key, 'unread', `${importId}\0${place}\0${why}`),
    place,
    why,
    cells: row ?? null,
  }))
  await sql`
    insert into desk.unread (id, import_id, place, why, cells)
    select id, ${importId}, place, why, cells from json_to_recordset(${postgresJson(rows)}::text::json) as x (id uuid, place text, why text, cells jsonb)
    on conflict do nothing`
}
