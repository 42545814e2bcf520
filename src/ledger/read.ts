import type { Sql, TransactionSql } from 'postgres'
import { literally } from '#src/db/prefix.ts'

/** A place in the log: the pair, because a position alone loses entries that were written by a slower transaction. */
export interface Cursor {
  readonly xid: string
  readonly position: number
}

export const start: Cursor = { xid: '0', position: 0 }

export interface Attested {
  readonly entry_id: string
  readonly kind: string
  readonly visible: string
}

/**
 * The only reader of the ledger in order. Rows of transactions that are still open anywhere are not read yet: with
 * `xid < pg_snapshot_xmin(...)` nothing can later appear before the cursor. A second reader goes no farther than the first.
 */
export async function readTail(
  sql: Sql | TransactionSql,
  cursor: Cursor,
  limit: number,
  until?: Cursor,
): Promise<{ rows: readonly Attested[]; cursor: Cursor }> {
  const rows = await sql<(Attested & { xid: string; position: number })[]>`
    select a.entry_id, e.kind, t.visible, a.xid::text as xid, a.position
    from ledger.attestation a join ledger.entry e on e.id = a.entry_id join ledger.act t on t.id = a.act_id
    where (a.xid, a.position) > (${cursor.xid}::text::xid8, ${cursor.position})
      and a.xid < pg_snapshot_xmin(pg_current_snapshot())
      ${until ? sql`and (a.xid, a.position) <= (${until.xid}::text::xid8, ${until.position})` : sql``}
    order by a.xid, a.position
    limit ${literally(sql, limit)}`
  const last = rows.at(-1)
  return { rows, cursor: last ? { xid: last.xid, position: last.position } : cursor }
}

/** How far a cursor is behind, and the transaction that holds the reader up, for the doctor's page. */
export async function readerLag(sql: Sql, cursor: Cursor): Promise<{ waiting: number; heldBy: string | null }> {
  const [row] = await sql<{ waiting: number; held_by: string | null }[]>`
    select (select count(*)::int from (
        select from ledger.attestation where (xid, position) > (${cursor.xid}::text::xid8, ${cursor.position}) limit 100001) as w) as waiting,
      (select concat(application_name, ' since ' || to_char(xact_start, 'HH24:MI:SS')) from pg_stat_activity
        where backend_xid is not null and pid <> pg_backend_pid()
        order by xact_start limit 1) as held_by`
  return { waiting: row?.waiting ?? 0, heldBy: row?.held_by ?? null }
}
