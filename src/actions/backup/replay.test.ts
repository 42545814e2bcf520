import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#src/db/connect.ts'
import { fingerprint, openKeys } from '#src/db/keys.ts'
import { emptyTestDatabase } from '#src/db/testing.ts'
import type { Draft } from '#src/domain/draft.ts'
import { openOriginals } from '#src/originals/originals.ts'
import { createDerived } from '#src/projections/fold/create.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { listPeople } from '#src/projections/people/list.ts'
import { perform } from '../perform.ts'
import { addPerson } from '../person/add-person.ts'
import { erasePerson } from '../person/erase-person.ts'
import { type TestWorkspace, testWorkspace } from '../testing.ts'
import { backup } from './backup.ts'
import { restore } from './restore.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-replay-'))
let house: TestWorkspace
beforeAll(async () => {
  house = await testWorkspace(folder)
})
afterAll(async () => {
  await house.close()
  rmSync(folder, { recursive: true, force: true })
})

const secrets = ['Hector Lisle', 'Lisle', 'hector@lisle.example', '113 496']

const mail: Draft = {
  kind: 'email.sent',
  channel: 'email',
  direction: 'out',
  occurred: { at: '2026-11-01T09:00:00.000Z', precision: 'instant', offset: 0 },
  family: 'mail',
  key: ['shared'],
  body: { subject: 'Lunch with Hector Lisle' },
  text: 'Dear Mirela, Hector Lisle (hector@lisle.example) joins us.',
  people: ['hector@lisle.example', 'mirela@ostrow.example'].map(value => ({
    role: 'recipient',
    identifiers: [{ kind: 'email', value }],
  })),
  place: 'inbox',
  seenAt: null,
}

async function everything({ owner }: Database): Promise<string> {
  const tables = await owner<
    { name: string }[]
  >`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('ledger', 'desk', 'derived')`
  let text = ''
  for (const { name } of tables)
    for (const row of await owner.unsafe(`select t::text as row from ${name} t`)) text += `${row.row}\n`
  return text
}

test('a person erased after the backup is not in the restored house, and does not come back', async () => {
  const { workspace, viewer } = house
  const { store } = workspace.originals
  const keys = await openKeys(workspace.db.owner, folder, {})
  const hector = await addPerson(
    workspace,
    viewer,
    { name: 'Hector Lisle', email: 'hector@lisle.example', phone: '+44 113 496 0123' },
    'GB',
  )
  await addPerson(workspace, viewer, { name: 'Mirela Ostrow', email: 'mirela@ostrow.example' }, 'GB')
  await perform(workspace, viewer, { drafts: [mail] })
  const file = join(folder, 'backup.tar.gz')
  const quiet = { signal: new AbortController().signal, onProgress: () => {} }
  await backup({
    ...quiet,
    db: workspace.db,
    store,
    dataDir: folder,
    keys,
    now: () => '2026-11-20T10:00:00.000Z',
    out: createWriteStream(file),
  })
  await erasePerson(workspace, viewer, hector.id, 'Hector Lisle')
  for (const secret of secrets) expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8')).not.toContain(secret)

  const target = await emptyTestDatabase()
  try {
    const { db } = target
    for (const round of ['once', 'and again']) {
      await db.owner`drop schema if exists ledger, desk, derived cascade`
      const restored = await restore({
        ...quiet,
        db,
        store,
        dataDir: folder,
        input: createReadStream(file),
        acceptNewKeys: false,
        environment: {},
      })
      expect(restored, round).toMatchObject({ erasures: 1, keys: 'here' })
      await createDerived(db.app)
      await foldAll(db.app)
      const text = await everything(db)
      for (const secret of secrets) expect(text.includes(secret), secret).toBe(false)
      expect(text).toContain('Dear Mirela')
      expect((await listPeople(db.app, viewer, {})).rows.map(row => row.name)).toEqual(['Mirela Ostrow'])
    }
    const [known] = await db.owner<{ fingerprint: string }[]>`select fingerprint from desk.keyring`
    expect(known?.fingerprint).toBe(fingerprint(keys))
    const again = { ...workspace, db, originals: openOriginals(store, keys.ledger) }
    await expect(
      addPerson(again, viewer, { name: 'Hector Lisle', email: 'hector@lisle.example' }, 'GB'),
    ).rejects.toThrow('erased')
  } finally {
    await target.drop()
  }
})
