import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { pack as newPack, type Pack } from 'tar-stream'
import type { Database } from '#src/db/connect.ts'
import { journalText } from '#src/db/journal.ts'
import { type Keys, keyText } from '#src/db/keys.ts'
import type { Trx } from '#src/db/pool.ts'
import type { ObjectStore } from '#src/originals/store.ts'
import { StoreError } from '#src/originals/store.ts'
import { type End, type Manifest, quoted, quotedTable, tableKey } from './manifest.ts'
import { type SourceTable, sourceTables } from './tables.ts'

interface BackupOptions {
  readonly db: Database
  readonly store: ObjectStore
  readonly dataDir: string
  /** To be put into the backup; null leaves them out. */
  readonly keys: Keys | null
  readonly out: Writable
  readonly now: () => string
  readonly signal: AbortSignal
  readonly onProgress: (text: string) => void
}

/** A part of a table is held in memory: its size goes before it. */
const partSize = 8 * 1024 * 1024

/** Writes the whole system as one stream, the database as of one moment. @throws when the stream or the signal ends it. */
export async function backup(options: BackupOptions): Promise<End> {
  const pack = newPack()
  const sent = pipeline(pack, createGzip({ level: 4 }), options.out, { signal: options.signal })
  const failed = new Promise<never>((_, reject) => {
    sent.catch(reject)
  })
  const add = (name: string, content: Buffer | string) => Promise.race([addEntry(pack, name, content), failed])
  const written = options.db.owner.begin('isolation level repeatable read read only', async trx => {
    await trx`set local idle_in_transaction_session_timeout = 0`
    return write(trx, options, add)
  })
  const end = await Promise.race([written, failed])
  pack.finalize()
  await sent
  return end
}

type Add = (name: string, content: Buffer | string) => Promise<void>

function addEntry(pack: Pack, name: string, content: Buffer | string): Promise<void> {
  const bytes = Buffer.from(content)
  return new Promise((resolve, reject) => {
    pack.entry({ name, size: bytes.length, mode: 0o600 }, error => (error ? reject(error) : resolve())).end(bytes)
  })
}

async function write(trx: Trx, { store, dataDir, keys, now, onProgress }: BackupOptions, add: Add): Promise<End> {
  const tables = await sourceTables(trx)
  await add('manifest.json', JSON.stringify(await describe(trx, tables, keys !== null, now())))
  if (keys) await add('keys.json', keyText(keys))
  await add('journal.jsonl', await journalText(dataDir))
  const rows: Record<string, number> = {}
  for (const table of tables) {
    onProgress(`Table ${tableKey(table)}`)
    rows[tableKey(table)] = await copyOut(trx, table, add)
  }
  const originals = await addOriginals(store, add, onProgress)
  const end: End = { rows, originals }
  await add('end.json', JSON.stringify(end))
  return end
}

async function describe(trx: Trx, tables: readonly SourceTable[], keys: boolean, madeAt: string): Promise<Manifest> {
  const [schema] = await trx<{ id: number }[]>`select max(id) as id from desk.migration`
  const [known] = await trx<{ fingerprint: string }[]>`select fingerprint from desk.keyring order by since desc limit 1`
  return {
    format: 1,
    madeAt,
    schema: schema?.id ?? 0,
    keys,
    fingerprint: known?.fingerprint ?? null,
    tables: tables.map(table => ({ schema: table.schema, name: table.name, columns: table.columns })),
  }
}

async function copyOut(trx: Trx, table: SourceTable, add: Add): Promise<number> {
  const order = table.stamps.length > 0 ? ` order by ${table.stamps.map(quoted).join()}` : ''
  const query = `copy (select ${table.columns.map(quoted).join()} from ${quotedTable(table)}${order}) to stdout`
  let rows = 0
  let part = 0
  let size = 0
  let pending: Buffer[] = []
  const flush = async () => {
    if (size === 0) return
    part += 1
    await add(`tables/${tableKey(table)}/${String(part).padStart(6, '0')}.copy`, Buffer.concat(pending))
    pending = []
    size = 0
  }
  // The server sends whole rows, each ended by the only line feed that is not written as an escape.
  for await (const chunk of await trx.unsafe(query).readable()) {
    const bytes = Buffer.from(chunk)
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) rows += 1
    pending.push(bytes)
    size += bytes.length
    if (size >= partSize) await flush()
  }
  await flush()
  return rows
}

async function addOriginals(store: ObjectStore, add: Add, onProgress: (text: string) => void): Promise<number> {
  let count = 0
  for await (const { name } of store.list()) {
    const bytes = await store.read(name).catch(error => {
      // Erased since it was listed.
      if (error instanceof StoreError && error.failure === 'missing') return null
      throw error
    })
    if (!bytes) continue
    await add(`originals/${name}`, bytes)
    count += 1
    if (count % 1000 === 0) onProgress(`${count} originals`)
  }
  return count
}
