import { setTimeout as sleep } from 'node:timers/promises'
import { matchPeople } from '#src/actions/identity/match-people.ts'
import type { OpenWorkspace } from '#src/actions/open-workspace.ts'
import { messageOf } from '#src/db/errors.ts'
import type { Logger } from '#src/lib/log.ts'
import { derivedState } from '#src/projections/fold/create.ts'
import { foldAll } from '#src/projections/fold/loop.ts'
import { rebuild } from '#src/projections/fold/rebuild.ts'

/** Other processes write too and wake nobody here: looked for this often. */
const interval = 1000
/** A person's click is folded by itself, so clicks are gathered for this long before their entries are read again here. */
const rest = 200

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => {})

/** Folds what was recorded, whenever somebody wakes it and once a second. Views of an older version are rebuilt beside first. */
export function startFolding(
  workspace: OpenWorkspace,
  log: Logger,
  onPeople: (people: readonly string[]) => void,
): () => Promise<void> {
  const abort = new AbortController()
  let asked = true
  let ring = () => {}
  workspace.onWake(() => {
    asked = true
    ring()
  })
  const run = async () => {
    if ((await derivedState(workspace.db.app)) === 'stale') {
      log.info('views of an older version are rebuilt beside the live ones')
      await rebuild(workspace.db)
    }
    while (!abort.signal.aborted) {
      if (!asked)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, interval)
          ring = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      asked = false
      try {
        await foldAll(
          workspace.db.app,
          people => {
            workspace.beat()
            onPeople(people)
          },
          abort.signal,
        )
        if (!abort.signal.aborted && (await matchPeople(workspace, abort.signal))) asked = true
        await pause(rest, abort.signal)
      } catch (error) {
        if (!abort.signal.aborted) log.error({ err: messageOf(error) }, 'folding failed, trying again')
        await pause(interval, abort.signal)
      }
    }
  }
  const running = run().catch((error: unknown) => log.error({ err: messageOf(error) }, 'folding stopped'))
  return async () => {
    abort.abort()
    ring()
    await running
  }
}
