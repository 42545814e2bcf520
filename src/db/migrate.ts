import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { packageRoot } from '#src/lib/package-root.ts'
import type { Database } from './connect.ts'
import { codeOf, EngineError } from './errors.ts'
import type { Sql } from './pool.ts'
import { grantApp } from './roles.ts'

interface Migration {
  readonly id: number
  readonly name: string
  readonly file: string
}

const defaultFolder = join(packageRoot, 'migrations')

/** The migrations of a folder, in order of their numbers. @throws Error on a name or number that does not fit. */
export function listMigrations(folder = defaultFolder): readonly Migration[] {
  const files = readdirSync(folder)
    .filter(file => file.endsWith('.sql'))
    .sort()
  return files.map((file, index) => {
    const match = /^(\d{4})_([a-z0-9_]+)\.sql$/.exec(file)
    if (!match || Number(match[1]) !== index)
      throw new Error(`migrations/${file}: expected number ${index}, as 0000_name.sql`)
    return { id: index, name: match[2] ?? '', file: join(folder, file) }
  })
}

/**
 * Brings the schema up to date, each migration in a transaction of its own, and grants the app its rights. Safe to run
 * twice, at once from several processes, and after an interruption.
 * @param last id of the migration to stop after: a backup is restored into the schema that it was made with.
 * @returns the names of those that it ran.
 * @throws EngineError when the database is newer than this program.
 */
export async function migrate(
  db: Database,
  folder = defaultFolder,
  last = Number.POSITIVE_INFINITY,
): Promise<readonly string[]> {
  const migrations = listMigrations(folder)
  await ensureTable(db.owner)
  const done = await appliedIds(db.owner)
  const newest = Math.max(-1, ...done)
  if (newest >= migrations.length) {
    throw new EngineError(
      `The database has schema ${newest}, this program knows ${migrations.length - 1}: it was used by a newer Throughline. Install that one, or restore a backup.`,
    )
  }
  const ran: string[] = []
  for (const migration of migrations.filter(({ id }) => id <= last)) {
    if (!done.has(migration.id) && (await apply(db.owner, migration))) ran.push(migration.name)
  }
  if (db.twoRoles) await grantApp(db.owner)
  return ran
}

async function ensureTable(owner: Sql): Promise<void> {
  const [found] = await owner`select 1 where to_regclass('desk.migration') is not null`
  if (found) return
  await owner.begin(async trx => {
    await trx`select pg_advisory_xact_lock(hashtext('throughline migrations'))`
    await trx`create schema if not exists desk`
    await trx`create table if not exists desk.migration (
      id int primary key, name text not null, applied_at timestamptz not null default now())`
  })
}

/** Ids of the migrations that a database has. */
export async function appliedIds(owner: Sql): Promise<ReadonlySet<number>> {
  const rows = await owner<{ id: number }[]>`select id from desk.migration`
  return new Set(rows.map(row => row.id))
}

const uniqueViolation = '23505'
const lockTimeout = '55P03'
const attempts = 60

/** False when another process ran it meanwhile. */
async function apply(owner: Sql, { id, name, file }: Migration): Promise<boolean> {
  const script = readFileSync(file, 'utf8')
  for (let attempt = 1; ; attempt++) {
    try {
      await owner.begin(async trx => {
        await trx`set local lock_timeout = '5s'`
        // Extensions go where no rebuild drops them.
        await trx`set local search_path = public`
        // First, so that a second process waits here and then finds the row.
        await trx`insert into desk.migration (id, name) values (${id}, ${name})`
        await trx.unsafe(script).simple()
      })
      return true
    } catch (error) {
      const code = codeOf(error)
      if (code === uniqueViolation && (await appliedIds(owner)).has(id)) return false
      // A long transaction of the app holds a table: let others pass, then ask again.
      if (code !== lockTimeout || attempt === attempts) throw error
      await sleep(500)
    }
  }
}
