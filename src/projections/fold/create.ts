import type { Sql } from '#src/db/pool.ts'
import { derivedTables, versions } from './tables.ts'

/** Creates everything derived in the schema that the search path names first. */
export async function createDerived(sql: Sql): Promise<void> {
  await sql.begin(async trx => {
    for (const statement of derivedTables) await trx.unsafe(statement)
    for (const [name, version] of versions) await trx`insert into version values (${name}, ${version})`
  })
}

/** `missing` before the first start, `stale` when a projection's version was raised since. */
export async function derivedState(sql: Sql): Promise<'missing' | 'stale' | 'current'> {
  const [found] = await sql<{ there: boolean }[]>`select to_regclass('derived.version') is not null as there`
  if (!found?.there) return 'missing'
  const rows = await sql<{ name: string; version: number }[]>`select name, version from derived.version`
  const there = new Map(rows.map(row => [row.name, row.version]))
  const same = there.size === versions.size && [...versions].every(([name, version]) => there.get(name) === version)
  return same ? 'current' : 'stale'
}
