import { closeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { EngineError } from '../errors.ts'
import { type Account, serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { ensureCluster } from './cluster.ts'
import { awaitForeignLease, holdLease, leaseIsFresh } from './lease.ts'
import { clusterOf, type Paths, preparePaths } from './paths.ts'
import { answers } from './ping.ts'
import { gone, livePostmaster, removeStalePidFile, stopOrphan } from './postmaster.ts'
import { logTail, spawnServer } from './server.ts'
import { serverSettings } from './settings.ts'
import { joinWatch, makeWatch, openWatch, watchIsRead } from './watch.ts'

/** This process's stay in a data folder's embedded server. */
export interface House {
  /** Folder of the server's socket, for `host` of a connection. */
  readonly socketFolder: string
  /** Its server ran already: somebody else stays here, too. */
  readonly isShared: boolean
  /** Gives up the stay, after the last connection was closed; the server stops when nobody else stays. */
  leave(): Promise<void>
}

export interface HouseOptions {
  /** False gives up durability for speed; for tests. */
  readonly durable?: boolean
  /** Called when the server was lost for good: another host took the folder over, or it cannot be started again. */
  readonly onLost?: (error: Error) => void
}

/**
 * Joins the server of a data folder, or starts it: after a clean stop, a crash of anything, or the first time.
 * @throws EngineError when another host uses the folder or the server cannot run.
 */
export async function enterHouse(folder: string, options: HouseOptions = {}): Promise<House> {
  const account = serverAccount(clusterOf(folder))
  const paths = preparePaths(folder, account)
  await awaitForeignLease(paths.lease)
  makeWatch(paths.watch, account)
  const begin = () => start(paths, account, options.durable ?? true)
  const joined = await join(paths)
  let stay: Stay | null = joined ?? (await begin())
  const giveUp = () => {
    if (stay !== null) closeSync(stay)
    stay = null
  }
  const lost = (error: Error) => {
    lease.end(false)
    keeper.end()
    giveUp()
    options.onLost?.(error)
  }
  const lease = holdLease(paths.lease, () => lost(new EngineError('Another host took the data folder over.')))
  const keeper = keep(
    paths,
    async () => (await join(paths)) ?? (await begin()),
    renewed => {
      giveUp()
      stay = renewed
    },
    lost,
  )
  return {
    socketFolder: paths.run,
    isShared: joined !== null,
    async leave() {
      await keeper.end()
      if (stay === null) return
      giveUp()
      const last = await watchEnds(paths)
      if (last) await gone(paths.cluster, 20)
      lease.end(last)
    },
  }
}

/** Starts the server again when it died under us (killed for want of memory, say); whoever notices first does. */
function keep(
  paths: Paths,
  enter: () => Promise<Stay>,
  onRenewed: (stay: Stay) => void,
  onFailed: (error: Error) => void,
): { end(): Promise<void> } {
  let renewing: Promise<void> | null = null
  const look = () => {
    if (renewing || watchIsRead(paths.watch)) return
    renewing = enter()
      .then(onRenewed, onFailed)
      .finally(() => {
        renewing = null
      })
  }
  const timer = setInterval(look, 500)
  timer.unref()
  return {
    async end() {
      clearInterval(timer)
      await renewing
    },
  }
}

/** A descriptor of the watch's writing end: as long as it is open, the server stays. */
type Stay = number

/** Somebody reads the watch: a server runs, or is about to. Null when it stopped while we came. */
async function join(paths: Paths): Promise<Stay | null> {
  const writer = joinWatch(paths.watch)
  if (writer === null) return null
  while (watchIsRead(paths.watch)) {
    if ((await answers(paths.run)) && watchIsRead(paths.watch)) return writer
    await sleep(20)
  }
  closeSync(writer)
  return null
}

async function start(paths: Paths, account: Account, durable: boolean): Promise<Stay> {
  const binaries = findBinaries(account)
  for (let attempt = 1; ; attempt++) {
    await clearRemains(paths)
    ensureCluster(paths, binaries, account)
    const { reader, writer } = openWatch(paths.watch)
    const server = spawnServer(paths, binaries, account, serverSettings(durable))
    let running = true
    server.once('exit', () => {
      running = false
    })
    while (running && !(await answers(paths.run))) await sleep(15)
    closeSync(reader)
    if (running) return writer
    closeSync(writer)
    // Another command may have won the race to start, or backends of a killed server are still going away.
    const joined = await join(paths)
    if (joined) return joined
    if (attempt === 20) throw new EngineError(`The embedded database does not start:\n${logTail(paths)}`)
    await sleep(250)
  }
}

/** The reader of the watch leaves at once when the last writer did; a fifth of a second is for a loaded machine. */
async function watchEnds(paths: Paths): Promise<boolean> {
  for (let waited = 0; waited < 200; waited += 10) {
    if (!watchIsRead(paths.watch)) return true
    await sleep(10)
  }
  return false
}

async function clearRemains(paths: Paths): Promise<void> {
  for (let pid = livePostmaster(paths.cluster); pid !== null; pid = livePostmaster(paths.cluster)) {
    if (leaseIsFresh(paths.lease)) await sleep(250)
    else await stopOrphan(paths.cluster, pid)
  }
  removeStalePidFile(paths.cluster)
}
