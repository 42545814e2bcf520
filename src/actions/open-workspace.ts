import { mkdir } from 'node:fs/promises'
import type { Workspace } from '#src/access/workspace.ts'
import { type Database, type DatabaseOptions, openDatabase } from '#src/db/connect.ts'
import { type Keys, openKeys } from '#src/db/keys.ts'
import { migrate } from '#src/db/migrate.ts'
import { configuredStore } from '#src/originals/configure.ts'
import { openOriginals } from '#src/originals/originals.ts'
import { createDerived, derivedState } from '#src/projections/fold/create.ts'

export interface OpenWorkspace extends Workspace {
  readonly keys: Keys
  /** What wakes whoever folds; several may listen. */
  readonly onWake: (listener: () => void) => void
  /** Says that something derived changed. */
  readonly beat: () => void
  close(): Promise<void>
}

interface WorkspaceOptions extends Pick<DatabaseOptions, 'connections' | 'onLost'> {
  readonly dataDir: string
  /** Address of a server; null for the embedded one. */
  readonly url: string | null
  /** Fixes the day, for tests and the demo. */
  readonly now?: () => string
}

/** Opens a house: database, keys, originals; migrated, with its views there. A second command joins the first. */
export async function openWorkspace({ dataDir, url, now, ...options }: WorkspaceOptions): Promise<OpenWorkspace> {
  await mkdir(dataDir, { recursive: true })
  const db = await openDatabase({ ...(url ? { url } : { dataDir }), ...options })
  try {
    await migrate(db)
    const keys = await openKeys(db.owner, dataDir)
    await ensureDerived(db)
    const listeners: (() => void)[] = []
    let pulse = 0
    return {
      db,
      keys,
      key: keys.ledger,
      originals: openOriginals(configuredStore(dataDir), keys.ledger),
      folder: dataDir,
      now: now ?? (() => new Date().toISOString()),
      wake() {
        pulse++
        for (const listener of listeners) listener()
      },
      pulse: () => pulse,
      beat() {
        pulse++
      },
      onWake: listener => void listeners.push(listener),
      close: () => db.close(),
    }
  } catch (error) {
    await db.close()
    throw error
  }
}

/** Two commands may start on an empty house at once: the second finds what the first made. */
async function ensureDerived(db: Database): Promise<void> {
  if ((await derivedState(db.app)) !== 'missing') return
  await createDerived(db.app).catch(async (error: unknown) => {
    if ((await derivedState(db.app)) === 'missing') throw error
  })
}
