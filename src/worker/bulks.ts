import { setTimeout as sleep } from 'node:timers/promises'
import { workBulk } from '#src/actions/jobs/bulk.ts'
import type { OpenWorkspace } from '#src/actions/open-workspace.ts'
import type { Logger } from '#src/lib/log.ts'

const interval = 1000

/** Does what was begun for thousands of people, one doing at a time, until stopped; a started batch is finished first. */
export function startBulks(workspace: OpenWorkspace, log: Logger): () => Promise<void> {
  const abort = new AbortController()
  const run = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      const worked = await workBulk(workspace, abort.signal).catch((error: unknown) => {
        log.error({ err: error }, 'a doing for many stopped')
        return null
      })
      if (worked === null) await sleep(interval, undefined, { signal: abort.signal }).catch(() => undefined)
    }
  }
  const running = run()
  return async () => {
    abort.abort()
    await running
  }
}
