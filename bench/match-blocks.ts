import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openWorkspace } from '#src/actions/open-workspace.ts'
import { blocking, idOf, watchAll, write } from './match-house.ts'
import { type InventedRow, Population } from './people.ts'

const sizes = (process.env['SIZES'] ?? '20000,200000').split(',').map(Number)
/** How many people one block may hold. */
const largest = (process.env['LARGEST'] ?? '60').split(',').map(Number)

/**
 * Blocking in the database alone, without scores: candidate pairs a person and recall by size of the house and of the
 * largest block, and the seconds that watching the blocks takes. `SIZES=20000,200000 LARGEST=40,60`.
 */
export async function run(): Promise<object> {
  const measured: Record<string, object> = {}
  for (const size of sizes) measured[size] = await house(size)
  return measured
}

async function house(size: number): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'match-blocks-'))
  const workspace = await openWorkspace({ dataDir: folder, url: null })
  const sql = workspace.db.app
  try {
    const entities = new Map<string, number>()
    let page: InventedRow[] = []
    for (const row of new Population(42).rows(size)) {
      entities.set(idOf(row), row.entity)
      page.push(row)
      if (page.length < 5_000) continue
      await write(sql, page)
      page = []
    }
    await write(sql, page)
    await workspace.db.owner`vacuum analyze`
    const found: Record<string, object> = {}
    for (const most of largest) {
      const began = performance.now()
      const full = await watchAll(sql, most)
      const seconds = Math.round((performance.now() - began) / 100) / 10
      found[most] = { fullBlocks: full, watchingSeconds: seconds, ...(await blocking(sql, entities, most)) }
      process.stderr.write(`${size} people, ${most} in a block: ${JSON.stringify(found[most])}\n`)
    }
    return found
  } finally {
    await workspace.close()
    await rm(folder, { recursive: true, force: true })
  }
}
