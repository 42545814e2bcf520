import { randomBytes, randomUUID } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Database, openDatabase } from '#src/db/connect.ts'
import { appendErasure, appendHandOver } from '#src/db/journal.ts'
import { keyFile, openKeys } from '#src/db/keys.ts'
import { migrate } from '#src/db/migrate.ts'
import { emptyTestDatabase, type TestDatabase, testDatabase } from '#src/db/testing.ts'
import { folderStore } from '#src/originals/folder.ts'
import { openOriginals } from '#src/originals/originals.ts'
import { backup } from './backup.ts'
import { type RestoreOptions, restore } from './restore.ts'
import { sourceTables } from './tables.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-backup-'))
chmodSync(folder, 0o711)
const place = (name: string) => join(folder, name)
const never = new AbortController().signal
const made = '2026-11-20T10:00:00.000Z'

let source: TestDatabase
const erased = { person: randomUUID(), persona: randomUUID(), entry: randomUUID(), original: '' }

beforeAll(async () => {
  source = await testDatabase()
  await fill(source.db)
})
afterAll(async () => {
  await source.drop()
  rmSync(folder, { recursive: true, force: true })
})

/** A house with what is hard to carry: escapes, documents, bytes, counters, several transactions out of order. */
async function fill(db: Database): Promise<void> {
  const keys = await openKeys(db.owner, place('source'), {})
  const originals = openOriginals(folderStore(place('source/originals')), keys.ledger)
  erased.original = await originals.put(Buffer.from('Dear Ana, '.repeat(100)), 'text/plain')
  await originals.put(randomBytes(2000), 'image/png')
  const { owner } = db
  const account = randomUUID()
  await owner`insert into desk.account (id, name, email, email_key, role) values (${account}, 'Ann', 'ann@house.example', 'ann@house.example', 'admin')`
  await owner`insert into desk.session (token_hash, account_id, expires_at) values (${randomBytes(32)}, ${account}, ${made})`
  await owner`insert into desk.setting (name, value) values ('outbound_released', 'true'), ('zone', '"Europe/Berlin"')`
  for (const why of ['first', 'second']) {
    await owner`insert into desk.unread (id, import_id, place, why) values (${randomUUID()}, ${randomUUID()}, 'row 1', ${why})`
  }
  const act = randomUUID()
  await owner`insert into ledger.act (id, kind, visible) values (${act}, 'import', 'all')`
  const texts = ['tab\there', 'line\nfeed\r\n', 'back\\slash \\N \\.', '', null, 'Ünïcødé 🦊', 'x'.repeat(100_000)]
  for (const [index, text] of texts.entries()) {
    const entry = index === 0 ? erased.entry : randomUUID()
    await owner`insert into ledger.entry (id, kind, direction, precision, family) values (${entry}, 'note.written', 'none', 'unknown', 'note')`
    await owner`insert into ledger.payload (entry_id, body, text, original_id)
      values (${entry}, ${owner.json({ text, deep: [1, { a: null }] })}, ${text}, ${index === 0 ? erased.original : null})`
    await owner`insert into ledger.attestation (entry_id, act_id, place, seen_at) values (${entry}, ${act}, ${`row ${index}`}, ${made})`
  }
  await owner`insert into ledger.persona (id, kind) values (${erased.persona}, 'email')`
  await owner`insert into ledger.persona_payload (persona_id, value) values (${erased.persona}, 'ana@x.example')`
  await owner`insert into ledger.original (id, media_type, size) values (${erased.original}, 'text/plain', 1000)`
}

async function save(db: Database, from: string, name: string, withKeys: boolean): Promise<string> {
  const keys = withKeys ? await openKeys(db.owner, place(from), {}) : null
  const store = folderStore(place(`${from}/originals`))
  const options = { db, store, dataDir: place(from), keys, now: () => made, signal: never, onProgress: () => {} }
  await backup({ ...options, out: createWriteStream(place(name)) })
  return place(name)
}

const load = (db: Database, to: string, file: string, more: Partial<RestoreOptions> = {}) =>
  restore({
    db,
    store: folderStore(place(`${to}/originals`)),
    dataDir: place(to),
    input: createReadStream(file),
    acceptNewKeys: false,
    environment: {},
    signal: never,
    onProgress: () => {},
    ...more,
  })

/** Every row of every table, stamps left out, but in the order that they give. */
async function dump(db: Database): Promise<Record<string, unknown>> {
  const result: Record<string, unknown> = {}
  for (const { schema, name, columns, stamps } of await sourceTables(db.owner)) {
    const order = stamps.length > 0 ? stamps.join() : 't::text'
    const rows = await db.owner.unsafe(
      `select row_to_json(t)::jsonb as row from (select ${[...columns, ...stamps].join()} from ${schema}.${name}) t order by ${order}`,
    )
    result[`${schema}.${name}`] = rows.map(({ row }) =>
      Object.fromEntries(columns.map(column => [column, row[column]])),
    )
  }
  return result
}

const held = (dump: Record<string, unknown>) => ({ ...dump, 'desk.setting': null })

async function targetOf(use: (db: Database) => Promise<void>): Promise<void> {
  const target = await emptyTestDatabase()
  try {
    await use(target.db)
  } finally {
    await target.drop()
  }
}

test('a system goes to another engine and back, whole', async () => {
  const before = await dump(source.db)
  const file = await save(source.db, 'source', 'one.tar.gz', true)
  const other = await openDatabase({ dataDir: place('other'), durable: false })
  const restored = await load(other, 'other', file)
  expect(restored).toMatchObject({ keys: 'backup', originals: 2, madeAt: made, erasures: 0, handedOverSince: [] })
  expect(held(await dump(other))).toEqual(held(before))
  expect(await other.app`select value from desk.setting order by name`).toEqual([
    { value: false },
    { value: 'Europe/Berlin' },
  ])
  expect(readFileSync(keyFile(place('other')), 'utf8')).toBe(readFileSync(keyFile(place('source')), 'utf8'))
  expect(statSync(keyFile(place('other'))).mode & 0o777).toBe(0o600)
  const keys = await openKeys(other.owner, place('other'), {})
  expect(await openOriginals(folderStore(place('other/originals')), keys.ledger).check(erased.original)).toBe('sound')

  const again = await save(other, 'other', 'two.tar.gz', true)
  await other.close()
  await targetOf(async db => {
    await load(db, 'back', again)
    expect(held(await dump(db))).toEqual(held(before))
    // The counter goes on behind what came.
    await db.app`insert into desk.unread (id, import_id, place, why) values (${randomUUID()}, ${randomUUID()}, 'row 2', 'third')`
    expect((await db.app`select why from desk.unread order by position`).map(row => row.why)).toEqual([
      'first',
      'second',
      'third',
    ])
    // The ordered reader sees everything, stamped by this server.
    const [read] =
      await db.app`select count(*) as n from ledger.attestation where xid < pg_snapshot_xmin(pg_current_snapshot())`
    expect(read?.n).toBe(7)
  })
})

describe('a restored system', () => {
  let file: string
  beforeEach(async () => {
    file = await save(source.db, 'source', 'plain.tar.gz', false)
  })

  test('asks for its keys, and takes them from the folder, or goes on without when told', () =>
    targetOf(async db => {
      await expect(load(db, 'keyless', file)).rejects.toThrow('--new-keys')
      expect(existsSync(keyFile(place('keyless')))).toBe(false)
      expect((await load(db, 'source', file)).keys).toBe('here')
      await db.owner`drop schema ledger, desk, derived cascade`
      expect((await load(db, 'keyless', file, { acceptNewKeys: true })).keys).toBe('new')
      await openKeys(db.owner, place('keyless'), {})
    }))

  test('forgets again whom the house forgot since', () =>
    targetOf(async db => {
      const { person, persona, entry } = erased
      writeFileSync(join(folder, 'gone.txt'), '')
      await openKeys(source.db.owner, place('source'), {})
      const withKeys = await save(source.db, 'source', 'keys.tar.gz', true)
      const target = place('forgetful')
      await load(db, 'forgetful', withKeys)
      await db.owner`drop schema ledger, desk, derived cascade`
      await appendErasure(target, {
        at: '2026-11-21T00:00:00.000Z',
        person,
        entries: [entry],
        shared: [],
        personas: [persona],
      })
      await appendHandOver(target, { at: '2026-11-19T00:00:00.000Z', message: 'before' })
      await appendHandOver(target, { at: '2026-11-21T00:00:00.000Z', message: 'after' })
      expect(await load(db, 'forgetful', withKeys)).toMatchObject({ erasures: 1, handedOverSince: ['after'] })
      expect(await db.app`select body, text, original_id from ledger.payload where entry_id = ${entry}`).toEqual([
        { body: {}, text: null, original_id: null },
      ])
      expect(await db.app`select 1 from ledger.persona_payload`).toEqual([])
      const stored = []
      for await (const { name } of folderStore(join(target, 'originals')).list()) stored.push(name)
      expect(stored).toHaveLength(1)
    }))

  test('is refused where there is data', async () => {
    await expect(load(source.db, 'source', file)).rejects.toThrow('There is data')
  })

  test('is all or nothing: a backup cut short or damaged leaves an empty system that takes the whole one', () =>
    targetOf(async db => {
      const cut = place('cut.tar.gz')
      const size = statSync(file).size
      for (const length of [0, 100, Math.floor(size / 2), size - 20, size - 1]) {
        writeFileSync(cut, readFileSync(file))
        truncateSync(cut, length)
        await expect(load(db, 'source', cut)).rejects.toThrow(/backup/)
      }
      const bytes = readFileSync(file)
      bytes[Math.floor(size / 2)] = (bytes[Math.floor(size / 2)] ?? 0) ^ 0xff
      writeFileSync(cut, bytes)
      await expect(load(db, 'source', cut)).rejects.toThrow()
      await load(db, 'source', file)
      expect(held(await dump(db))).toEqual(held(await dump(source.db)))
    }))

  test('may be one that was started but holds nothing yet: its own first keys are set aside', () =>
    targetOf(async db => {
      await migrate(db)
      await openKeys(db.owner, place('started'), {})
      const own = readFileSync(keyFile(place('started')), 'utf8')
      await load(db, 'started', await save(source.db, 'source', 'keys.tar.gz', true))
      expect(readFileSync(`${keyFile(place('started'))}.before-restore`, 'utf8')).toBe(own)
    }))
})

test('a backup that cannot be written ends with the reason, and no transaction stays open', async () => {
  const out = new Writable({
    write(_, __, done) {
      done(Object.assign(new Error('no space left'), { code: 'ENOSPC' }))
    },
  })
  const store = folderStore(place('source/originals'))
  const failed = backup({
    db: source.db,
    store,
    dataDir: place('source'),
    keys: null,
    now: () => made,
    signal: never,
    onProgress: () => {},
    out,
  })
  await expect(failed).rejects.toThrow('no space left')
  const open = () =>
    source.db
      .owner`select 1 from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`
  await expect.poll(async () => (await open()).length).toBe(0)
})
