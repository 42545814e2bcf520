import type { Viewer } from '#src/access/viewer.ts'
import { askingAccount } from '#src/actions/accounts/accounts.ts'
import { type OpenWorkspace, openWorkspace } from '#src/actions/open-workspace.ts'
import type { Cli } from './cli.ts'

/** Opens the house for one command and closes it again, whatever happens. */
export async function withWorkspace<T>(
  cli: Cli,
  work: (workspace: OpenWorkspace, viewer: Viewer) => Promise<T>,
): Promise<T> {
  const workspace = await openWorkspace({ dataDir: cli.dataDir, url: cli.url, connections: 4 })
  try {
    return await work(workspace, await askingAccount(workspace, cli.user))
  } finally {
    await workspace.close()
  }
}
