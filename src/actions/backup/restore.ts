import { mkdir } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract as newExtract } from 'tar-stream'
import type { Database } from '#src/db/connect.ts'
import { EngineError } from '#src/db/errors.ts'
import { appendLines, type JournalLine, journalText, parseJournal } from '#src/db/journal.ts'
import { adoptKeys } from '#src/db/keys.ts'
import { listMigrations, migrate } from '#src/db/migrate.ts'
import type { Trx } from '#src/db/pool.ts'
import { analyzeSchema } from '#src/db/statistics.ts'
import { openOriginals } from '#src/originals/originals.ts'
import type { ObjectStore } from '#src/originals/store.ts'
import { keepSettings } from '../keep-settings.ts'
import { type End, endSchema, type Manifest, manifestSchema, quoted, quotedTable, tableKey } from './manifest.ts'
import { replayErasures } from './replay.ts'
import { type KeyOrigin, restoreKeys } from './restore-keys.ts'
import { resetCounters } from './tables.ts'

export interface RestoreOptions {
  /** Its schemas are made anew; refused when people or accounts are in it. */
  readonly db: Database
  readonly store: ObjectStore
  readonly dataDir: string
  readonly input: Readable
  /** Whether to go on with new keys when the right ones are nowhere. */
  readonly acceptNewKeys: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
  readonly onProgress: (text: string) => void
}

export interface Restored extends End {
  readonly madeAt: string
  readonly keys: KeyOrigin
  /** Erasures of the journal that were carried out again. */
  readonly erasures: number
  /** Messages that were handed over after the backup was made: the restored outbox may think that they wait. */
  readonly handedOverSince: readonly string[]
}

/**
 * Reads a backup into an empty system: all of it or, when anything is wrong, nothing. Erasures of the journal are carried
 * out again, and nothing is sent until somebody releases it. Derived tables are left to the next start.
 * @throws EngineError in words for whoever restores.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { db } = options
  await mkdir(options.dataDir, { recursive: true })
  await requireEmpty(db)
  const archive = openArchive(options.input, options.signal)
  const manifest = readManifest(await archive.text('manifest.json'))
  const newest = listMigrations().length - 1
  if (manifest.schema > newest) {
    throw new EngineError(
      `The backup has schema ${manifest.schema}, this program knows ${newest}: it was made by a newer Throughline.`,
    )
  }
  const keyText = manifest.keys ? await archive.text('keys.json') : null
  const { keys, origin } = restoreKeys(manifest, keyText, options.dataDir, options.environment, options.acceptNewKeys)
  const journal = await mergeJournal(options.dataDir, await archive.text('journal.jsonl'))

  await db.owner`drop schema if exists ledger, desk, derived cascade`
  await migrate(db, undefined, manifest.schema)
  const end = await db.owner.begin(async trx => {
    await trx`set local idle_in_transaction_session_timeout = 0`
    const read = await load(trx, manifest, archive, options)
    await adoptKeys(trx, keys)
    return read
  })
  await migrate(db)
  for (const schema of ['ledger', 'desk']) await analyzeSchema(db, schema)
  const erasures = journal.flatMap(line => (line.kind === 'erasure' ? [line] : []))
  await replayErasures(db, openOriginals(options.store, keys.ledger), erasures)
  const since = journal.flatMap(line => (line.kind === 'hand-over' && line.at >= manifest.madeAt ? [line.message] : []))
  return { ...end, madeAt: manifest.madeAt, keys: origin, erasures: erasures.length, handedOverSince: since }
}

async function requireEmpty({ owner }: Database): Promise<void> {
  const tables = await owner<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname = 'ledger' or (schemaname = 'desk' and tablename = 'account')`
  for (const { name } of tables) {
    const [row] = await owner.unsafe(`select 1 from ${name} limit 1`)
    if (row)
      throw new EngineError(
        'There is data in this system already. A backup is restored into an empty one: choose another data folder or database.',
      )
  }
}

function readManifest(text: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(text))
  } catch (error) {
    throw new EngineError('This is not a backup of Throughline, or one of a later kind.', { cause: error })
  }
}

/** The union of the backup's journal and the one here, which is the newer where both are of one system. */
async function mergeJournal(dataDir: string, text: string): Promise<readonly JournalLine[]> {
  const here = parseJournal(await journalText(dataDir))
  const known = new Set(here.map(line => JSON.stringify(line)))
  const fresh = parseJournal(text).filter(line => !known.has(JSON.stringify(line)))
  if (fresh.length > 0) await appendLines(dataDir, fresh)
  return [...here, ...fresh]
}

async function load(
  trx: Trx,
  manifest: Manifest,
  archive: Archive,
  { store, signal, onProgress }: RestoreOptions,
): Promise<End> {
  const tables = new Map(manifest.tables.map(table => [tableKey(table), table]))
  // A migration may have put rows of its own there.
  if (tables.size > 0) await trx.unsafe(`truncate ${manifest.tables.map(quotedTable).join()}`)
  const rows: Record<string, number> = Object.fromEntries([...tables.keys()].map(key => [key, 0]))
  let originals = 0
  for await (const { name, content } of archive.rest()) {
    signal.throwIfAborted()
    const [top, key = '', file] = name.split('/')
    if (name === 'end.json') {
      const end = endSchema.parse(JSON.parse(content.toString('utf8')))
      requireWhole(end, rows, originals)
      await resetCounters(trx, manifest.tables)
      await keepSettings(trx, { outbound_released: false })
      return end
    }
    const table = tables.get(key)
    if (top === 'tables' && table) {
      onProgress(`Table ${key}`)
      const into = await trx
        .unsafe(`copy ${quotedTable(table)} (${table.columns.map(quoted).join()}) from stdin`)
        .writable()
      await new Promise<void>((resolve, reject) => {
        into.on('error', reject).on('finish', resolve).end(content)
      })
      rows[key] = (rows[key] ?? 0) + countLines(content)
    } else if (top === 'originals' && !file) {
      await store.write(key, content)
      originals += 1
      if (originals % 1000 === 0) onProgress(`${originals} originals`)
    }
  }
  throw new EngineError('The backup ends before its end: it is cut short. Nothing was restored.')
}

function countLines(content: Buffer): number {
  let count = 0
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) count += 1
  return count
}

function requireWhole(end: End, rows: Readonly<Record<string, number>>, originals: number): void {
  const missing = Object.entries(end.rows).find(([key, count]) => rows[key] !== count)
  if (missing) throw new EngineError(`The backup lacks rows of ${missing[0]}. Nothing was restored.`)
  if (end.originals !== originals) throw new EngineError('The backup lacks originals. Nothing was restored.')
}

interface Archive {
  /** The next entry, which has to be this one. */
  text(name: string): Promise<string>
  rest(): AsyncGenerator<{ name: string; content: Buffer }>
}

function openArchive(input: Readable, signal: AbortSignal): Archive {
  const extract = newExtract()
  const failed = pipeline(input, createGunzip(), extract, { signal })
  // Told by the iterator, which ends with the stream's error.
  failed.catch(() => {})
  async function* rest() {
    let begun = false
    try {
      for await (const entry of extract) {
        const parts: Uint8Array[] = []
        for await (const part of entry) if (part instanceof Uint8Array) parts.push(part)
        begun = true
        yield { name: entry.header.name, content: Buffer.concat(parts) }
      }
    } catch (error) {
      const why = begun
        ? 'The backup cannot be read to its end: it is damaged or cut short.'
        : 'This is not a backup of Throughline.'
      throw new EngineError(`${why} Nothing was restored.`, { cause: error })
    }
  }
  const entries = rest()
  return {
    async text(name) {
      const { value } = await entries.next()
      if (!value || value.name !== name) throw new EngineError('This is not a backup of Throughline.')
      return value.content.toString('utf8')
    },
    rest: () => entries,
  }
}
