import type { Queryable } from '#src/db/pool.ts'
import { type BackupTable, tableKey } from './manifest.ts'

/** A table to copy, and the order of its rows. */
export interface SourceTable extends BackupTable {
  /** Columns that the target stamps anew; the rows are copied in their order. */
  readonly stamps: readonly string[]
}

/** The migrator's own, and which keys the target has: they describe the database, not the house. */
const left = ['desk.migration', 'desk.keyring']

/**
 * All tables of truth and desk, parents before children. A transaction's number means nothing in another database, so
 * where a table has one, it and the position beside it are left to the target's defaults.
 */
export async function sourceTables(sql: Queryable): Promise<readonly SourceTable[]> {
  const rows = await sql<{ schema: string; name: string; columns: string[]; stamps: string[]; parents: string[] }[]>`
    select n.nspname as schema, c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where not s.stamped and a.attgenerated = '') as columns,
      coalesce(array_agg(a.attname::text order by a.atttypid <> 'xid8'::regtype, a.attnum) filter (where s.stamped), '{}') as stamps,
      array(
        select pn.nspname || '.' || p.relname from pg_constraint f
        join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
        where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid) as parents
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('ledger', 'desk')
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    cross join lateral (
      select a.atttypid = 'xid8'::regtype or (a.attidentity <> '' and exists (
        select from pg_attribute x where x.attrelid = c.oid and not x.attisdropped and x.atttypid = 'xid8'::regtype)) as stamped) s
    where c.relkind in ('r', 'p') and not c.relispartition
    group by n.nspname, c.relname, c.oid
    order by n.nspname, c.relname`
  return parentsFirst(rows.filter(row => !left.includes(tableKey(row))))
}

function parentsFirst<T extends { schema: string; name: string; parents: string[] }>(
  tables: readonly T[],
): readonly T[] {
  const byKey = new Map(tables.map(table => [tableKey(table), table]))
  const ordered = new Set<T>()
  const visit = (table: T, path: readonly T[]) => {
    if (ordered.has(table) || path.includes(table)) return
    for (const parent of table.parents) {
      const found = byKey.get(parent)
      if (found) visit(found, [...path, table])
    }
    ordered.add(table)
  }
  for (const table of tables) visit(table, [])
  return [...ordered]
}

/** Sets the counters of identity and serial columns behind the highest value that was copied in. */
export async function resetCounters(sql: Queryable, tables: readonly BackupTable[]): Promise<void> {
  const keys = tables.map(tableKey)
  const counters = await sql<{ statement: string }[]>`
    select format('select setval(%L, coalesce((select max(%I) from %I.%I), 0) + 1, false)', q.sequence, q.attname, q.nspname, q.relname) as statement
    from (
      select n.nspname, c.relname, a.attname, pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relkind in ('r', 'p') and n.nspname || '.' || c.relname = any(${keys}::text[])) q
    where q.sequence is not null`
  for (const { statement } of counters) await sql.unsafe(statement)
}
