import { spawnSync } from 'node:child_process'
import { chownSync, closeSync, constants, existsSync, openSync } from 'node:fs'
import { codeOf, EngineError } from '../errors.ts'
import type { Account } from './account.ts'

/**
 * The watch is a named pipe. Every process that uses the embedded server holds its writing end; a shell beside the
 * server reads. The kernel counts the writers, also those that are killed: when the last one is gone the shell reads
 * the end and stops the server. So whoever comes second keeps the server when the first leaves.
 */
export function makeWatch(path: string, account: Account): void {
  if (!existsSync(path)) {
    const made = spawnSync('mkfifo', ['-m', '600', path], { encoding: 'utf8' })
    if (made.status !== 0 && !existsSync(path)) {
      throw new EngineError(`A named pipe could not be made at ${path}: ${made.error?.message ?? made.stderr.trim()}`)
    }
  }
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid)
}

/** A descriptor of the writing end, or null when nobody reads: there is no server, or an orphan. */
export function joinWatch(path: string): number | null {
  try {
    return openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENXIO' || code === 'ENOENT') return null
    throw error
  }
}

/** Both ends at once, for the process that starts a server: the reading one is closed when the shell has its own. */
export function openWatch(path: string): { reader: number; writer: number } {
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK)
  return { reader, writer: openSync(path, constants.O_WRONLY | constants.O_NONBLOCK) }
}

export function watchIsRead(path: string): boolean {
  const probe = joinWatch(path)
  if (probe === null) return false
  closeSync(probe)
  return true
}

/**
 * Runs the server ($2 and on) and stops it (fast shutdown) when the pipe ($1) ends. The pipe is opened before the
 * server starts, so that a server without a reader is an orphan. Signals of the terminal are ours to answer.
 */
export const watchScript = `trap '' HUP INT TERM
exec 9<"$1"
shift
"$@" 9<&- &
server=$!
(read -r _ <&9; kill -INT "$server") &
watch=$!
exec 9<&-
wait "$server"
status=$?
kill -KILL "$watch" 2>/dev/null
exit "$status"`
