import type { Sql } from '#src/db/pool.ts'
import { standingNames } from '#src/ledger/standing.ts'
import { derivedTables, versions } from './tables.ts'

const rarelyFilled = [...standingNames, 'colleague']

/** Creates everything derived in the schema that the search path names first. */
export async function createDerived(sql: Sql): Promise<void> {
  await sql.begin(async trx => {
    for (const statement of derivedTables) await trx.unsafe(statement)
    // Most houses never fill these. Of a table that nobody ever looked at, the server expects a few thousand rows, and then holds
    // nothing to stand: it planned to read five thousand entries for each of five thousand.
    for (const name of rarelyFilled) await trx.unsafe(`analyze ${name}`)
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
