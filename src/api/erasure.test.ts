import { createReadStream, createWriteStream, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Workspace } from '#src/access/workspace.ts'
import { backup } from '#src/actions/backup/backup.ts'
import { restore } from '#src/actions/backup/restore.ts'
import { defaultAnswers } from '#src/actions/imports/imports.ts'
import { runImport } from '#src/actions/imports/run-import.ts'
import { journalFile } from '#src/db/journal.ts'
import { openKeys } from '#src/db/keys.ts'
import { emptyTestDatabase } from '#src/db/testing.ts'
import type { ImportView } from '#src/domain/views/imports.ts'
import type { EntryDetail, LinePage } from '#src/domain/views/line.ts'
import type { PersonRow } from '#src/domain/views/people.ts'
import { freshId } from '#src/ledger/ids.ts'
import { folderStore } from '#src/originals/folder.ts'
import { openOriginals } from '#src/originals/originals.ts'
import { createDerived } from '#src/projections/fold/create.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { rebuild } from '#src/projections/fold/rebuild.ts'
import { type Client, type TestApi, testApi, ticking } from './house.fixture.ts'
import type { LiveEvent } from './live.ts'
import { mboxOf } from './private-past.fixture.ts'

let api: TestApi
let alma: Client
const scratch = mkdtempSync(join(tmpdir(), 'throughline-erasure-'))
beforeAll(async () => {
  api = await testApi(ticking('2026-11-21T12:00:00.000Z'))
  alma = await api.join()
})
afterAll(async () => {
  await api?.close()
  rmSync(scratch, { recursive: true, force: true })
})

const traces = [
  'Hector',
  'Lisle',
  'hector@lisle.example',
  'h.lisle@work.example',
  'hector-lisle',
  'lislecv',
  '496 0177',
  '+441134960177',
]

/** Every text in the database, the originals (unpacked) and the data folder. */
async function everything({
  db,
  originals,
  folder,
}: Pick<Workspace, 'db' | 'originals' | 'folder'>): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  const tables = await db.owner<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema in ('ledger', 'desk', 'derived') and table_type = 'BASE TABLE'`
  for (const { name } of tables)
    found.set(
      name,
      (await db.owner.unsafe(`select t::text as row from ${name} t`)).map(row => String(row['row'])).join('\n'),
    )
  for await (const { name } of originals.store.list()) {
    const bytes = await originals.store.read(name)
    found.set(`original ${name}`, (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1'))
  }
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && !entry.parentPath.includes('originals'))
      found.set(entry.name, readFileSync(join(entry.parentPath, entry.name), 'latin1'))
  return found
}

async function tracesIn(house: Pick<Workspace, 'db' | 'originals' | 'folder'>): Promise<string[]> {
  return [...(await everything(house))].flatMap(([where, text]) =>
    traces.filter(trace => text.toLowerCase().includes(trace.toLowerCase())).map(trace => `${trace} in ${where}`),
  )
}

const mailbox = mboxOf([
  {
    id: 'alone@house.example',
    from: 'alma@house.example',
    to: 'Hector Lisle <hector@lisle.example>',
    date: 'Mon, 02 Nov 2026 09:00:00 +0000',
    subject: 'For Hector Lisle',
    text: 'Dear Hector, a word.',
  },
  {
    id: 'answer@lisle.example',
    from: 'Hector Lisle <hector@lisle.example>',
    to: 'alma@house.example',
    date: 'Mon, 02 Nov 2026 10:00:00 +0000',
    subject: 'Re: For Hector Lisle',
    text: 'My CV is with this.\r\n-- \r\nHector Lisle\r\n+44 113 496 0177',
    attachment: { name: 'Hector Lisle lislecv.pdf', content: 'Hector Lisle, engineer' },
  },
  {
    id: 'shared@house.example',
    from: 'alma@house.example',
    to: 'Mirela Ostrow <mirela@ostrow.example>',
    cc: 'Hector Lisle <hector@lisle.example>',
    date: 'Tue, 03 Nov 2026 09:00:00 +0000',
    subject: 'Lunch with Hector',
    text: 'Dear Mirela, Hector Lisle (hector@lisle.example) joins us at noon.',
  },
  {
    id: 'shared-answer@ostrow.example',
    from: 'Mirela Ostrow <mirela@ostrow.example>',
    to: 'alma@house.example',
    cc: 'hector@lisle.example',
    date: 'Tue, 03 Nov 2026 10:00:00 +0000',
    subject: 'Re: Lunch with Hector',
    text: 'Gladly. Hector too?',
  },
  {
    id: 'hector-all@lisle.example',
    from: 'Hector Lisle <hector@lisle.example>',
    to: 'alma@house.example',
    cc: 'Mirela Ostrow <mirela@ostrow.example>',
    date: 'Tue, 03 Nov 2026 09:30:00 +0000',
    subject: 'Re: Lunch',
    text: 'See you there.\r\n-- \r\nHector Lisle\r\n0113 496 0177',
  },
])

const table =
  'Full name,Email,Phone,LinkedIn,Company\nHector Lisle,h.lisle@work.example,+44 113 496 0177,https://www.linkedin.com/in/hector-lisle,Tarnside\n,not an address of Hector Lisle,,,\nMirela Ostrow,mirela@ostrow.example,,,Osterlyne\n'

describe('erasing somebody', () => {
  let saved: string

  it('who was merged, mailed, copied in, tabled, promised and tagged leaves no trace, and everybody else stays', async () => {
    const bring = { me: ['alma@house.example'], visible: 'all' as const, since: '2026-11-01' }
    await api.bring(alma, { 'Mail of Hector Lisle.mbox': mailbox }, bring)
    await api.bring(alma, { 'Hector Lisle.csv': table }, { visible: 'all', add: ['all'] })
    // One that is only looked into: its first rows are kept for the questions.
    const { id: looked } = (await alma.post('/api/imports', { name: 'Hector Lisle again.csv' })).json<ImportView>()
    await alma.call('PUT', `/api/imports/${looked}/files?path=Hector%20Lisle%20again.csv`, table)
    await alma.post(`/api/imports/${looked}/survey`)
    const people = (await alma.get('/api/people?q=lisle')).json<{ rows: PersonRow[] }>().rows
    expect(people.length).toBe(2)
    const [a, b] = people.map(row => row.id)
    await alma.post(`/api/people/${a}/merge`, { other: b })
    await alma.post('/api/log', {
      person: a,
      kind: 'call.made',
      text: 'Hector wants no calls',
      title: 'Lisle',
      followup: { text: 'ring Hector back', due: '2026-12-01T09:00:00Z' },
    })
    await alma.post(`/api/people/${a}/values`, { property: 'place', value: { text: 'Lisle House, Leeds' } })
    await alma.post(`/api/people/${a}/remembered`, { text: 'Lisle sails' })
    await alma.post('/api/bulk', { people: [a], do: { tag: 'hector-lisle' } })
    const job = await alma.made('/api/jobs', { title: 'Engineer' })
    await alma.post(`/api/jobs/${job}/people`, { person: a, stage: 'Hector shortlisted' })
    await alma.post('/api/unknown-senders', { personas: [freshId()], do: 'ignore' })
    await api.fold()

    saved = join(scratch, 'before.backup')
    const { workspace } = api
    const keys = await openKeys(workspace.db.owner, workspace.folder, {})
    await backup({
      db: workspace.db,
      store: workspace.originals.store,
      dataDir: workspace.folder,
      keys,
      out: createWriteStream(saved),
      now: () => '2026-11-21T11:00:00.000Z',
      signal: new AbortController().signal,
      onProgress: () => {},
    })

    expect((await alma.post(`/api/people/${a}/erase`, { confirm: 'Hector Lisle' })).status).toBe(403)
    expect((await api.admin.post(`/api/people/${a}/erase`, { confirm: 'Hector' })).status).toBe(422)
    const told: LiveEvent[] = []
    const deaf = api.live.listen(event => told.push(event))
    const erased = await api.admin.post(`/api/people/${b}/erase`, { confirm: 'hector lisle' })
    deaf()
    expect(erased.status).toBe(200)
    // Whoever has either page open: nobody has a row any more from which folding could tell whom it concerns.
    expect(told).toEqual([{ type: 'erased', ids: expect.arrayContaining([b]) }])
    expect(erased.json()).toMatchObject({ shared: 3 })
    await api.fold()
    // What waits to be read is still as it was dropped; reading it, or dropping it, ends that.
    expect((await tracesIn(workspace)).filter(trace => !trace.endsWith(' in Hector Lisle again.csv'))).toEqual([])
    expect((await alma.call('DELETE', `/api/imports/${looked}`)).status).toBe(200)
    expect(await tracesIn(workspace)).toEqual([])

    for (const id of [a, b]) expect((await api.admin.get(`/api/people/${id}`)).status).toBe(404)
    const [mirela] = (await alma.get('/api/people')).json<{ rows: PersonRow[]; total: number }>().rows
    expect((await alma.get('/api/people')).json<{ total: number }>().total).toBe(1)
    const { items } = (await alma.get(`/api/people/${mirela?.id}/line`)).json<LinePage>()
    const [thread] = items.flatMap(item => ('kind' in item ? [item] : []))
    const detail = (await alma.get(`/api/entries/${thread?.entry}`)).json<EntryDetail>()
    expect(detail.text).toContain('Gladly. [erased] too?')
    expect(detail.title).toBe('Re: Lunch with [erased]')
    expect(detail.people.map(one => one.address)).not.toContain('hector@lisle.example')
    expect((await alma.get(`/api/jobs/${job}`)).json<{ people: number }>().people).toBe(0)
    expect((await api.admin.post(`/api/acts/${erased.json<{ act: string }>().act}/undo`)).status).toBe(409)
  })

  it('a rebuild brings nobody back', async () => {
    await rebuild(api.workspace.db)
    await api.fold()
    expect((await alma.get('/api/people')).json<{ total: number }>().total).toBe(1)
    expect(await tracesIn(api.workspace)).toEqual([])
  })

  it('whoever was erased does not come in again by any door, and is counted', async () => {
    const again = { visible: 'all' as const, add: ['all' as const] }
    const suppressed = async (id: string) => (await alma.get(`/api/imports/${id}`)).json<ImportView>().progress
    const rows = await api.bring(
      alma,
      {
        'again.csv':
          'Full name,Email,Company\nHector Lisle,hector@lisle.example,Tarnside\nNora Vale,nora@vale.example,Osterlyne\n',
      },
      again,
    )
    expect(await suppressed(rows)).toMatchObject({ suppressed: expect.any(Number), people: { new: 1 } })
    expect((await suppressed(rows)).suppressed).toBeGreaterThan(0)
    const archive = await api.bring(
      alma,
      {
        'Connections.csv':
          'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nHector,Lisle,https://www.linkedin.com/in/hector-lisle,,Tarnside,CTO,05 Jan 2024',
      },
      again,
    )
    expect((await suppressed(archive)).suppressed).toBeGreaterThan(0)
    const mails = await api.bring(
      alma,
      {
        'again.mbox': `${mailbox}${mboxOf([{ id: 'new@house.example', from: 'alma@house.example', to: 'hector@lisle.example', date: 'Wed, 04 Nov 2026 09:00:00 +0000', subject: 'Still there?', text: 'Hector?' }])}`,
      },
      { ...again, me: ['alma@house.example'] },
    )
    expect((await suppressed(mails)).suppressed).toBeGreaterThan(0)
    expect(
      (await alma.post('/api/people', { name: 'Hector Lisle', profile: 'https://www.linkedin.com/in/hector-lisle' }))
        .status,
    ).toBe(409)
    expect(
      (await alma.get('/api/people'))
        .json<{ rows: PersonRow[] }>()
        .rows.map(row => row.name)
        .sort(),
    ).toEqual(['Mirela Ostrow', 'Nora Vale'])
    const left = (await everything(api.workspace)).get('ledger.persona_payload') ?? ''
    expect(traces.filter(trace => left.includes(trace))).toEqual([])
  })

  it('a backup from before forgets again when it is restored', async () => {
    const target = await emptyTestDatabase()
    const folder = mkdtempSync(join(scratch, 'restored-'))
    try {
      await copyFile(journalFile(api.workspace.folder), journalFile(folder))
      const store = folderStore(join(folder, 'originals'))
      const { erasures } = await restore({
        db: target.db,
        store,
        dataDir: folder,
        input: createReadStream(saved),
        acceptNewKeys: false,
        environment: {},
        signal: new AbortController().signal,
        onProgress: () => {},
      })
      expect(erasures).toBe(1)
      await createDerived(target.db.app)
      await foldAll(target.db.app)
      const house = { db: target.db, folder, originals: openOriginals(store, api.workspace.key) }
      expect(await tracesIn(house)).toEqual([])
      const [mirela] = await target.db.app<{ name: string }[]>`select name from card where opened`
      expect(mirela?.name).toBe('Mirela Ostrow')
      const workspace: Workspace = { ...api.workspace, ...house }
      const file = join(scratch, 'people.csv')
      createWriteStream(file).end('Full name,Email\nHector Lisle,h.lisle@work.example\n')
      const { tallies } = await runImport(workspace, {
        id: freshId(),
        name: 'x',
        viewer: { account: alma.account, role: 'recruiter' },
        paths: [file],
        answers: { ...defaultAnswers([], 'all'), add: ['all'] },
        country: 'GB',
        onBatch: async () => true,
      })
      expect(tallies[0]).toMatchObject({ people: { new: 0 }, suppressed: expect.any(Number) })
    } finally {
      await target.drop()
    }
  })
})
