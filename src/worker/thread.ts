import { parentPort, workerData } from 'node:worker_threads'
import { openWorkspace } from '#src/actions/open-workspace.ts'
import { keepStatistics } from '#src/db/statistics.ts'
import { openLog } from '#src/lib/log.ts'
import { startBulks } from './bulks.ts'
import { type Reached, startFolding } from './fold.ts'
import { startImporting } from './imports.ts'

/** The house whose work is done here. */
export interface WorkedHouse {
  readonly dataDir: string
  readonly url: string | null
}

/** What the thread tells whoever started it. */
export type Worked =
  | { readonly type: 'people'; readonly ids: readonly string[] }
  | { readonly type: 'import'; readonly id: string; readonly account: string }
  | ({ readonly type: 'folded' } & Reached)

/** What the thread is told: something was committed; somebody waits for it; come to an end. */
export type Order = 'wake' | 'hurry' | 'stop'

/** An import reads a batch while it writes the one before; beside it people are folded, and what is lost is looked for. */
const connections = 6

async function run({ dataDir, url }: WorkedHouse): Promise<void> {
  const log = openLog()
  const tell = (told: Worked): void => parentPort?.postMessage(told)
  const workspace = await openWorkspace({
    dataDir,
    url,
    connections,
    onLost: error => {
      throw error
    },
  })
  const folding = startFolding(workspace, log, {
    onPeople: ids => tell({ type: 'people', ids }),
    onReached: reached => tell({ type: 'folded', ...reached }),
  })
  const stopImporting = startImporting(workspace, log, (id, account) => tell({ type: 'import', id, account }))
  const stopBulks = startBulks(workspace, log)
  const stopping = new AbortController()
  const keeping = keepStatistics(workspace.db, stopping.signal)
  parentPort?.on('message', async (order: Order) => {
    if (order === 'hurry') return folding.hurry()
    if (order === 'wake') return workspace.wake()
    stopping.abort()
    await stopImporting()
    await stopBulks()
    await folding.stop()
    await keeping
    await workspace.close()
    process.exit(0)
  })
}

await run(workerData as WorkedHouse)
