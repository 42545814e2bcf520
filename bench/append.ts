import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type OpenWorkspace, openWorkspace } from '#src/actions/open-workspace.ts'
import { withStatistics } from '#src/db/statistics.ts'
import { foldingBeside } from '#src/projections/fold/beside.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { benchAct, recordAll } from './bulk.ts'
import { claims, interactions } from './population.ts'

const copied = ['ledger.entry', 'ledger.payload', 'ledger.subject', 'ledger.attestation'] as const

/**
 * How fast entries come in, as a share of COPY: the same rows into the same tables with the same indexes. `append` is the
 * one door alone, `current` is until every screen shows them.
 */
export async function run(people = 2_000, count = 60_000): Promise<object> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-append-'))
  const workspace = await openWorkspace({ dataDir: folder, url: null })
  try {
    const shape = { people, interactions: count, seed: 5, until: '2026-11-20T00:00:00.000Z' }
    await recordAll(workspace, benchAct(null), claims(shape))
    await foldAll(workspace.db.app)
    await workspace.db.owner`analyze`
    const append = await recordAll(workspace, benchAct(null), interactions(shape))
    await foldAll(workspace.db.app)
    const copy = await copySeconds(workspace)
    // As an import goes: others, who are folded while the next are written, until every screen has them.
    const began = performance.now()
    await withStatistics(workspace.db, async () => {
      await foldingBeside(workspace.db.app, () =>
        recordAll(workspace, benchAct(null), interactions({ ...shape, seed: 6 }, 'again')),
      )
      await foldAll(workspace.db.app)
    })
    const current = (performance.now() - began) / 1000
    const rate = (seconds: number) => Math.round(append.entries / seconds)
    return {
      entries: append.entries,
      perSecond: { copy: rate(copy), append: rate(append.seconds), current: rate(current) },
      share: { append: copy / append.seconds, current: copy / current },
    }
  } finally {
    await workspace.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Takes the interactions' rows out and puts them back by COPY, in transactions of the same size. */
async function copySeconds({ db }: OpenWorkspace): Promise<number> {
  const sql = db.owner
  const texts: Record<string, string[]> = {}
  for (const table of copied) {
    const key = table === 'ledger.entry' ? 'id' : 'entry_id'
    const columns = (
      await sql<
        { name: string }[]
      >`select column_name as name from information_schema.columns where table_schema || '.' || table_name = ${table} and column_name not in ('xid', 'position') order by ordinal_position`
    ).map(row => row.name)
    const lines: Buffer[] = []
    const readable = await sql
      .unsafe(
        `copy (select ${columns.join(', ')} from ${table} where ${key} in (select id from ledger.entry where family = 'bench')) to stdout`,
      )
      .readable()
    for await (const chunk of readable) lines.push(chunk as Buffer)
    texts[table] = [columns.join(', '), ...Buffer.concat(lines).toString().split('\n').filter(Boolean)]
  }
  for (const table of copied.filter(one => one !== 'ledger.entry'))
    await sql.unsafe(`delete from ${table} where entry_id in (select id from ledger.entry where family = 'bench')`)
  await sql`delete from ledger.entry where family = 'bench'`
  await sql`vacuum`
  const batch = 5000
  const count = Math.max(...copied.map(table => (texts[table]?.length ?? 1) - 1))
  const began = performance.now()
  for (let from = 0; from < count; from += batch)
    await sql.begin(async trx => {
      for (const table of copied) {
        const [columns = '', ...lines] = texts[table] ?? []
        const part = lines.slice(from, from + batch)
        if (part.length === 0) continue
        const writable = await trx.unsafe(`copy ${table} (${columns}) from stdin`).writable()
        await pipeline(Readable.from([`${part.join('\n')}\n`]), writable)
      }
    })
  return (performance.now() - began) / 1000
}
