import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf, EngineError } from '../errors.ts'

const pidFile = (cluster: string): string => join(cluster, 'postmaster.pid')

/** The process that `postmaster.pid` names, when it lives and is the server of this very cluster. */
export function livePostmaster(cluster: string): number | null {
  const pid = Number.parseInt(read(pidFile(cluster)).split('\n', 1)[0] ?? '', 10)
  return pid > 1 && servesCluster(pid, cluster) ? pid : null
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return ''
    throw error
  }
}

/** A number alone says nothing, least of all in a container, where the same few come round after each restart. */
function servesCluster(pid: number, cluster: string): boolean {
  try {
    // A postmaster's working directory is its cluster.
    if (process.platform === 'linux') {
      return readlinkSync(`/proc/${pid}/cwd`) === cluster && read(`/proc/${pid}/comm`).trim() === 'postgres'
    }
    const args = execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8' })
    return args.includes('postgres') && args.includes(cluster)
  } catch {
    return false
  }
}

/** Removes a `postmaster.pid` that no living server of this cluster stands behind. */
export function removeStalePidFile(cluster: string): void {
  if (livePostmaster(cluster) === null) rmSync(pidFile(cluster), { force: true })
}

/**
 * Stops a server whose processes have all died: fast shutdown, then immediate (the next start recovers from the log).
 * @throws EngineError when it survives both.
 */
export async function stopOrphan(cluster: string, pid: number): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      if (codeOf(error) === 'ESRCH') return
      throw new EngineError(
        `A PostgreSQL server (process ${pid}) was left running on ${cluster} and may not be stopped by this user.`,
        { cause: error },
      )
    }
    if (await gone(cluster, seconds)) return
  }
  throw new EngineError(`A PostgreSQL server (process ${pid}) was left running on ${cluster} and does not stop.`)
}

/** Waits until no server of this cluster lives; false when that takes longer. */
export async function gone(cluster: string, seconds: number): Promise<boolean> {
  for (let waited = 0; waited < seconds * 1000; waited += 10) {
    if (livePostmaster(cluster) === null) return true
    await sleep(10)
  }
  return livePostmaster(cluster) === null
}
