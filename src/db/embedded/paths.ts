import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, chownSync, closeSync, lstatSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { codeOf, EngineError } from '../errors.ts'
import type { Account } from './account.ts'

/** Where the parts of one embedded database lie. */
export interface Paths {
  /** The data folder, real path: what `--data` names. */
  readonly data: string
  /** PostgreSQL's own folder (PGDATA). */
  readonly cluster: string
  readonly log: string
  readonly lease: string
  /** Holds the server's socket and the watch; below the data folder unless its path is too long or out of reach. */
  readonly run: string
  readonly watch: string
  /** False when the account that runs the server may not walk to the cluster (a data folder below /root). */
  readonly reachable: boolean
}

/** The longest path of a unix socket is 107 bytes on Linux, 103 on macOS. */
const longestSocket = 103
const socketName = '.s.PGSQL.5432'

export const clusterOf = (data: string): string => join(data, 'postgres')

/** Makes the folders that are missing, with the rights that they need. */
export function preparePaths(folder: string, account: Account): Paths {
  makeFolder(folder, account)
  const data = realpathSync(folder)
  const reachable = account.uid === undefined || mayEnter(data, account)
  const below = join(data, 'run')
  const run = reachable && Buffer.byteLength(join(below, socketName)) <= longestSocket ? below : elsewhere(data)
  makePrivate(run, account)
  const cluster = clusterOf(data)
  return {
    data,
    cluster,
    log: join(data, 'postgres.log'),
    lease: join(data, 'lease.json'),
    run,
    watch: join(run, 'watch'),
    reachable,
  }
}

function makeFolder(folder: string, account: Account): void {
  try {
    mkdirSync(folder, { recursive: true, mode: account.uid === undefined ? 0o700 : 0o711 })
    // The server's account walks through the data folder, but lists nothing in it.
    if (account.uid !== undefined) chmodSync(folder, statSync(folder).mode | 0o011)
  } catch (error) {
    throw new EngineError(`The data folder ${folder} cannot be made or entered (${codeOf(error)}).`, { cause: error })
  }
}

function mayEnter(folder: string, account: Account): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', folder], { ...account, cwd: '/' }).status === 0
}

function elsewhere(data: string): string {
  const { ino } = statSync(data)
  const name = createHash('sha256').update(`${data} ${ino}`).digest('hex').slice(0, 16)
  return join(tmpdir(), `throughline-${name}`)
}

/** A folder that only the server's account (and root) may enter; somebody else's folder of that name is refused. */
function makePrivate(folder: string, account: Account): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
    if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
  let found = lstatSync(folder)
  // Another command of ours has made it at this moment, and not handed it over yet.
  if (account.uid !== undefined && account.gid !== undefined && found.uid === process.getuid?.()) {
    chownSync(folder, account.uid, account.gid)
    found = lstatSync(folder)
  }
  const owner = account.uid ?? process.getuid?.() ?? found.uid
  if (!found.isDirectory() || found.uid !== owner) {
    throw new EngineError(
      `${folder} belongs to another user (uid ${found.uid}); remove it, or choose another data folder.`,
    )
  }
}

/**
 * How to name a folder to the server, and the descriptors to hand down with it. Out of reach, it is named by a
 * descriptor that we opened: Linux follows `/proc/self/fd/N` without walking through the folders above.
 */
export function lendFolder(
  folder: string,
  reachable: boolean,
  number: number,
): { name: string; fd: number | null; close(): void } {
  if (reachable) return { name: folder, fd: null, close: () => {} }
  if (process.platform !== 'linux') {
    throw new EngineError(
      `The account that runs PostgreSQL may not enter ${folder}; choose a data folder outside root's home.`,
    )
  }
  const fd = openSync(folder, 'r')
  return { name: `/proc/self/fd/${number}`, fd, close: () => closeSync(fd) }
}
