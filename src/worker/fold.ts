import { setTimeout as sleep } from 'node:timers/promises'
import type { Workspace } from '#src/access/workspace.ts'
import { matchPeople } from '#src/actions/identity/match-people.ts'
import type { OpenWorkspace } from '#src/actions/open-workspace.ts'
import { messageOf } from '#src/db/errors.ts'
import type { Logger } from '#src/lib/log.ts'
import { derivedState } from '#src/projections/fold/create.ts'
import { few, foldAll, foldClicks, type Tail } from '#src/projections/fold/loop.ts'
import { rebuild } from '#src/projections/fold/rebuild.ts'

/** Other processes write too and wake nobody here: looked for this often. */
const interval = 1000
/** What follows from clicks, and nobody waits for, is gathered for this long. */
const rest = 200

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => {})

/** How far the log was read: everything up to this transaction is in every view, or so much came that nobody should wait. */
export interface Reached {
  readonly xid: string
  readonly isBehind: boolean
}

export interface Reports {
  readonly onPeople: (people: readonly string[]) => void
  readonly onReached: (reached: Reached) => void
}

/** A house, as far as folding goes. */
type Woken = Workspace & Pick<OpenWorkspace, 'onWake' | 'beat'>

export interface Folding {
  /** Clicks wait for what they brought: it is read now. */
  hurry(): void
  stop(): Promise<void>
}

/** Folds what was recorded, whenever somebody wakes it and once a second. Views of an older version are rebuilt beside first. */
export function startFolding(workspace: Woken, log: Logger, { onPeople, onReached }: Reports): Folding {
  const { app } = workspace.db
  const abort = new AbortController()
  const listening = {
    onTail: (tail: Tail) => onReached({ xid: tail.xid, isBehind: tail.entries > few }),
    onPeople: (people: readonly string[]) => {
      workspace.beat()
      onPeople(people)
    },
  }
  let isAsked = true
  let ring = () => {}
  workspace.onWake(() => {
    isAsked = true
    ring()
  })
  const run = async () => {
    if ((await derivedState(app)) === 'stale') {
      log.info('views of an older version are rebuilt beside the live ones')
      await rebuild(workspace.db)
    }
    while (!abort.signal.aborted) {
      if (!isAsked)
        await new Promise<void>(resolve => {
          const timer = setTimeout(resolve, interval)
          ring = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      isAsked = false
      try {
        await foldAll(app, listening, abort.signal)
        if (!abort.signal.aborted && (await matchPeople(workspace, abort.signal))) isAsked = true
        await pause(rest, abort.signal)
      } catch (error) {
        if (!abort.signal.aborted) log.error({ err: messageOf(error) }, 'folding failed, trying again')
        await pause(interval, abort.signal)
      }
    }
  }
  let isHurried = false
  let clicks: Promise<void> | null = null
  // Beside what nobody waits for; whoever hurries meanwhile is in the next reading.
  const foldHurried = async () => {
    while (isHurried && !abort.signal.aborted) {
      isHurried = false
      await foldClicks(app, listening)
    }
  }
  const running = run().catch((error: unknown) => log.error({ err: messageOf(error) }, 'folding stopped'))
  return {
    hurry() {
      isHurried = true
      clicks ??= foldHurried()
        .catch((error: unknown) => log.error({ err: messageOf(error) }, 'folding clicks failed, they fold themselves'))
        .finally(() => {
          clicks = null
        })
    },
    async stop() {
      abort.abort()
      ring()
      await Promise.all([running, clicks])
    },
  }
}
