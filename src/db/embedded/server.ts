import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { codeOf } from '../errors.ts'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { serverEnvironment } from './cluster.ts'
import { lendFolder, type Paths } from './paths.ts'
import { watchScript } from './watch.ts'

const largestLog = 5 * 1024 * 1024

/**
 * Starts the server under its watch, in a session of its own (a Ctrl-C at the terminal is not for it), logging to a
 * file so that nothing of it hangs on this process.
 */
export function spawnServer(
  paths: Paths,
  binaries: Binaries,
  account: Account,
  settings: Readonly<Record<string, string>>,
): ChildProcess {
  const log = openLog(paths.log)
  const lent = lendFolder(paths.cluster, paths.reachable, 3)
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const command = [binaries.postgres, '-D', lent.name, '-p', '5432', '-k', paths.run, ...options]
  const output: ('ignore' | number)[] = ['ignore', log, log]
  if (lent.fd !== null) output.push(lent.fd)
  const child = spawn('/bin/sh', ['-c', watchScript, 'throughline-watch', paths.watch, ...command], {
    ...account,
    cwd: '/',
    env: serverEnvironment,
    detached: true,
    stdio: output,
  })
  child.unref()
  lent.close()
  closeSync(log)
  return child
}

function openLog(path: string): number {
  try {
    if (statSync(path).size > largestLog) renameSync(path, `${path}.1`)
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error
  }
  return openSync(path, 'a', 0o600)
}

/** The last lines of the server's log, for an error message. */
export function logTail(paths: Paths): string {
  return readFileSync(paths.log, 'utf8').trimEnd().split('\n').slice(-6).join('\n')
}
