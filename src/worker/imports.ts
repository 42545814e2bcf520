import { setTimeout as sleep } from 'node:timers/promises'
import { workImport } from '#src/actions/imports/work-import.ts'
import type { OpenWorkspace } from '#src/actions/open-workspace.ts'
import { messageOf } from '#src/db/errors.ts'
import type { Logger } from '#src/lib/log.ts'

const interval = 1000

/** Reads imports that should be running, one at a time, until stopped; a started batch is finished first. */
export function startImporting(
  workspace: OpenWorkspace,
  log: Logger,
  onProgress: (id: string, account: string) => void,
): () => Promise<void> {
  const abort = new AbortController()
  const onFault = (error: unknown) => log.error({ err: error }, 'an import stopped')
  const run = async () => {
    while (!abort.signal.aborted) {
      const worked = await workImport(workspace, onProgress, abort.signal, onFault).catch((error: unknown) => {
        log.error({ err: messageOf(error) }, 'looking for imports failed, trying again')
        return null
      })
      if (!worked) await sleep(interval, undefined, { signal: abort.signal }).catch(() => undefined)
    }
  }
  const running = run()
  return async () => {
    abort.abort()
    await running
  }
}
